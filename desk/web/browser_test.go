package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"sayso/examples"
	"sayso/ledger"
	"sayso/record"
	"sayso/weaving"
)

// browser opens a tab of a headless Chromium; tests are skipped where there
// is none.
func browser(t *testing.T) (context.Context, *complaints) {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium here: install one (apt-get install chromium) to test the pages in a browser")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("no-proxy-server", true), chromedp.WSURLReadTimeout(time.Minute))
	all, cancelAll := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancelAll)
	tab, cancel := chromedp.NewContext(all)
	t.Cleanup(cancel)
	timed, end := context.WithTimeout(tab, 3*time.Minute)
	t.Cleanup(end)
	c := &complaints{}
	if err := chromedp.Listen(timed, c.hear); err != nil {
		t.Fatalf("the browser does not start: %v", err)
	}
	if _, err := chromedp.Call(timed, log.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	return timed, c
}

// complaints are what the browser says against a page.
type complaints struct {
	mu   sync.Mutex
	list []string
}

func (c *complaints) hear(event any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		c.list = append(c.list, "exception: "+e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			c.list = append(c.list, e.Entry.Text+" "+e.Entry.URL)
		}
	}
}

// take returns what was heard since the last time.
func (c *complaints) take() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := c.list
	c.list = nil
	return list
}

func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

func eval[T any](t *testing.T, ctx context.Context, script string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", script[:min(80, len(script))], err)
	}
	return v
}

// press clicks a button and waits for the page that it leads to.
func press(t *testing.T, ctx context.Context, button string) {
	t.Helper()
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(button)); err != nil {
		t.Fatal(err)
	}
}

// exampleDesk serves the examples, and a story of its own for the hostile
// report.
func exampleDesk(t *testing.T) (*httptest.Server, *ledger.Ledger) {
	t.Helper()
	files, err := examples.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	documents := []document{{"hostile.txt", []byte(hostile)}}
	for _, f := range files {
		body, err := examples.Files.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, document{f.Name(), body})
	}
	l, k := ledgerOf(t, documents...)
	return deskOver(t, l, k, nil), l
}

// examplePages are the addresses of every kind of page over the examples.
func examplePages(t *testing.T, l *ledger.Ledger) map[string]string {
	t.Helper()
	out := map[string]string{"today": "/", "judgements": "/judgements", "find": "/find", "found": "/find?q=depot", "said": "/find?q=who:coalition", "mistaken": "/find?q=colour:red", "nowhere": "/nowhere", "api": "/api"}
	list, err := l.Recent(t.Context(), 0, 20)
	if err != nil || len(list) < 9 {
		t.Fatalf("%d reports, %v", len(list), err)
	}
	copied := ""
	for _, r := range list {
		switch r.Outlet {
		case "Coast Tribune":
			copied = r.ID
			out["copy"] = "/report/" + r.ID
			out["story"] = "/story/" + r.Story
		case "Lagoon Herald":
			out["report"] = "/report/" + r.ID
		}
		if rec, err := l.Record(t.Context(), r.N); err == nil && strings.Contains(rec.Report.Text, "owned") {
			out["hostile"] = "/report/" + r.ID
			out["hostilestory"] = "/story/" + r.Story
		}
	}
	for _, r := range list {
		if r.Published <= "2025-03-15" && r.Published > "2025-03" && r.ID != copied && r.Outlet != "Coast Tribune" {
			out["compare"] = "/compare?a=" + r.ID + "&b=" + copied
		}
	}
	said, err := l.FindStatements(t.Context(), ledger.Query{Who: []string{"Walet"}}, 1)
	if err != nil || len(said) == 0 {
		t.Fatalf("nobody said anything: %v", err)
	}
	out["person"] = "/person/" + said[0].Person
	w := wovenAt(t, l, strings.TrimPrefix(out["story"], "/story/"))
	out["event"] = "/events/" + w.Events[0].ID
	for _, c := range w.Claims {
		if c.Event == w.Events[0].ID && c.Measure == record.Killed {
			out["claim"] = "/claims/" + c.ID
		}
	}
	m := w.Events[0].Members[0]
	out["mark"] = "/judge?" + url.Values{"finding": {m.Report + "/" + string(m.Event)}}.Encode()
	out["why"] = "/report/" + m.Report + "?why=1"
	// The hostile report wherever its words come up.
	out["hostilefound"], out["hostilesaid"] = "/find?q=bakery", "/find?q=who:Alertson"
	bad := wovenAt(t, l, strings.TrimPrefix(out["hostilestory"], "/story/"))
	out["hostileevent"], out["hostilemark"] = "/events/"+bad.Events[0].ID, "/judge?"+url.Values{"finding": {bad.Events[0].Members[0].Report + "/" + string(bad.Events[0].Members[0].Event)}}.Encode()
	out["hostilecompare"] = "/compare?a=" + url.QueryEscape(m.Report) + "&b=" + url.QueryEscape(bad.Events[0].Members[0].Report)
	if len(bad.Claims) > 0 {
		out["hostileclaim"] = "/claims/" + bad.Claims[0].ID
	}
	if said, err := l.FindStatements(t.Context(), ledger.Query{Who: []string{"Alertson"}}, 1); err == nil && len(said) > 0 {
		out["hostileperson"] = "/person/" + said[0].Person
	}
	return out
}

// wovenAt is what is woven of a story.
func wovenAt(t *testing.T, l *ledger.Ledger, story string) *weaving.Woven {
	t.Helper()
	s, err := l.Story(t.Context(), story)
	if err != nil {
		t.Fatal(err)
	}
	w := new(weaving.Woven)
	if err := json.Unmarshal(s.Woven, w); err != nil {
		t.Fatal(err)
	}
	return w
}

// widths are a phone, a tablet and a screen.
var widths = []int64{390, 900, 1440}

const axeRun = `axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}).then(r => r.violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 140) + ' ' + (n.failureSummary || '').slice(0, 220)).join(' | ')))`

// TestPagesInABrowser opens every page at every width, in light and dark:
// nothing is complained of, nothing runs that a report brought, no page is
// wider than the window, and axe finds nothing serious, in dark or in light.
func TestPagesInABrowser(t *testing.T) {
	t.Parallel()
	ctx, heard := browser(t)
	s, l := exampleDesk(t)
	axe, err := os.ReadFile(filepath.Join("testdata", "axe", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	pages := examplePages(t, l)
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		for i, width := range widths {
			for _, scheme := range schemes(i) {
				see(t, ctx, scheme, width)
				do(t, ctx, chromedp.Navigate(s.URL+pages[name]))
				at := fmt.Sprintf("%s at %d, %s", name, width, scheme)
				for _, c := range heard.take() {
					expected := (name == "mistaken" || name == "nowhere") && strings.Contains(c, "status of 40")
					if !expected {
						t.Errorf("%s: %s", at, c)
					}
				}
				if title := eval[string](t, ctx, `document.title`); !strings.HasSuffix(title, "Sayso") {
					t.Errorf("%s: the title is %q", at, title)
				}
				if over := eval[float64](t, ctx, `document.documentElement.scrollWidth - window.innerWidth`); over > 0 {
					t.Errorf("%s: %.0f pixels too wide: %s", at, over, eval[string](t, ctx, tooWide))
				}
				picture(t, ctx, name, width, scheme)
				if i > 0 {
					eval[bool](t, ctx, `document.querySelectorAll('details').forEach(d => d.open = true), true`)
					eval[bool](t, ctx, string(axe)+"; true")
					for _, v := range eval[[]string](t, ctx, axeRun) {
						t.Errorf("%s: %s", at, v)
					}
				}
			}
		}
	}
}

// schemes keeps the number of views down: dark on the tablet, light
// elsewhere; both everywhere where pictures are taken.
func schemes(width int) []string {
	switch {
	case os.Getenv("SAYSO_PICTURES") != "":
		return []string{"light", "dark"}
	case width == 1:
		return []string{"dark"}
	}
	return []string{"light"}
}

const tooWide = `[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1 && !e.closest('.scroll')).slice(0, 4).map(e => e.tagName + '.' + e.className).join(', ')`

// see sets how the page is seen. Motion is reduced, so that a click never
// meets a page that still scrolls.
func see(t *testing.T, ctx context.Context, scheme string, width int64) {
	t.Helper()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
		t.Fatal(err)
	}
	do(t, ctx, chromedp.EmulateViewport(width, 900))
}

// picture keeps a picture of the page in the folder SAYSO_PICTURES names.
func picture(t *testing.T, ctx context.Context, name string, width int64, scheme string) {
	t.Helper()
	dir := os.Getenv("SAYSO_PICTURES")
	if dir == "" {
		return
	}
	b, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%d-%s.png", name, width, scheme)), b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// oddReports are what a desk meets too: other scripts, words without end,
// nothing told, and one story in a hundred reports.
func oddReports() string {
	var b strings.Builder
	add := func(fields map[string]string) {
		line, err := json.Marshal(fields)
		if err != nil {
			panic(err)
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	long := "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
	add(map[string]string{"id": "arabic", "outlet": "صحيفة الساحل", "title": "غارة جوية على تيساليت تقتل ١٢ شخصاً", "published": "2031-02-04", "text": "قالت الوزارة إن 12 شخصاً قتلوا.\n\nThe Harbour Ministry said 12 people were killed when the ferry Merrow sank off Kelmouth on Monday."})
	add(map[string]string{"id": "chinese", "outlet": "沙漠日报", "title": strings.Repeat("泰萨利特油库遭空袭", 12), "text": "医院院长说，至少12人死亡。"})
	add(map[string]string{"id": "long", "outlet": long + " " + long, "title": long + " says 4 died " + strings.Repeat("a", 300), "published": "2031-02-04", "text": "The " + long + " said 4 people were killed when the ferry Merrow sank off Kelmouth on Monday. " + strings.Repeat("x", 400) + " said Hubert " + long + ", who runs it."})
	add(map[string]string{"id": "bare", "text": "At least 12 people were killed."})
	add(map[string]string{"id": "nothing", "text": "Hm."})
	for i := range 100 {
		dead := 3 + i/10
		add(map[string]string{
			"id": fmt.Sprint("ferry-", i), "outlet": fmt.Sprint("Courier ", i%40), "title": fmt.Sprintf("Ferry Merrow sinks off Kelmouth, %d dead (%d)", dead, i), "published": fmt.Sprintf("2031-02-%02d", 4+i/25),
			"text": fmt.Sprintf("At least %d people were killed and %d injured when the ferry Merrow sank off Kelmouth on Monday, Mayor Ada Marsh%d said.\n\nThe ferry company denied that %d people died. “We counted %d,” its spokesman, Max Hill%d, said.", dead, 2*dead+i%5, i%30, dead, dead-1, i%30),
		})
	}
	return b.String()
}

// TestOddReportsFit opens the pages of odd reports on a phone: nothing is
// wider than the window, and long stories stay short pages.
func TestOddReportsFit(t *testing.T) {
	t.Parallel()
	l, k := ledgerOf(t, document{"odd.jsonl", []byte(oddReports())})
	s := deskOver(t, l, k, nil)
	ctx, heard := browser(t)
	see(t, ctx, "light", 390)
	pages := []string{"/", "/find?q=ferry", "/find?q=who:marsh", "/compare?a=long&b=arabic"}
	for _, id := range []string{"arabic", "chinese", "long", "bare", "nothing", "ferry-7"} {
		r, err := l.Report(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, "/report/"+id, "/story/"+r.Story)
	}
	stories, err := l.Stories(t.Context(), 0, 50)
	if err != nil {
		t.Fatal(err)
	}
	largest := slices.MaxFunc(stories, func(a, b ledger.Story) int { return a.Reports - b.Reports })
	w := wovenAt(t, l, largest.ID)
	pages = append(pages, "/story/"+largest.ID+"?all=1", "/events/"+w.Events[0].ID, "/events/"+w.Events[0].ID+"?from=40", "/claims/"+w.Claims[0].ID)
	for _, page := range pages {
		do(t, ctx, chromedp.Navigate(s.URL+page))
		if over := eval[float64](t, ctx, `document.documentElement.scrollWidth - window.innerWidth`); over > 0 {
			t.Errorf("%s: %.0f pixels too wide: %s", page, over, eval[string](t, ctx, tooWide))
		}
		size := eval[float64](t, ctx, `document.documentElement.outerHTML.length`)
		if most := 300e3; size > most && !strings.Contains(page, "all=1") {
			t.Errorf("%s has %.0f letters, more than %.0f", page, size, most)
		}
	}
	for _, c := range heard.take() {
		t.Error(c)
	}
}

// TestNoScriptOfOthersRuns puts scripts into a page as a hole in the escaping
// would, and sees the policy stop them.
func TestNoScriptOfOthersRuns(t *testing.T) {
	t.Parallel()
	ctx, heard := browser(t)
	s, l := exampleDesk(t)
	for _, name := range []string{"story", "hostile", "api"} {
		do(t, ctx, chromedp.Navigate(s.URL+examplePages(t, l)[name]))
		heard.take()
		eval[bool](t, ctx, `(() => {
			window.ran = '';
			const s = document.createElement('script'); s.textContent = 'window.ran += "inline "'; document.body.append(s);
			const far = document.createElement('script'); far.src = 'data:text/javascript,window.ran+="data "'; document.body.append(far);
			const d = document.createElement('div'); d.innerHTML = '<img src=x onerror="window.ran += \'handler \'"><a id="lure" href="javascript:window.ran += \'link \'">x</a><iframe srcdoc="<script>parent.ran += 1</scr'+'ipt>"></iframe>'; document.body.append(d);
			document.querySelector('#lure').click();
			return true })()`)
		do(t, ctx, chromedp.Sleep(300*time.Millisecond))
		if ran := eval[string](t, ctx, `window.ran`); ran != "" {
			t.Errorf("%s: these ran: %s", name, ran)
		}
		if len(heard.take()) == 0 {
			t.Errorf("%s: the browser says nothing of what it stopped", name)
		}
	}
}

// TestReadingWithoutScripts opens every page with scripts switched off: each
// has its heading and its words, and finding, comparing, judging and undoing
// work.
func TestReadingWithoutScripts(t *testing.T) {
	t.Parallel()
	ctx, _ := browser(t)
	s, l := exampleDesk(t)
	pages := examplePages(t, l)
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	see(t, ctx, "light", 900)
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		do(t, ctx, chromedp.Navigate(s.URL+pages[name]), chromedp.WaitVisible("main h1"))
	}
	do(t, ctx,
		chromedp.Navigate(s.URL+"/"),
		chromedp.SendKeys("#q", "who:bello\r"),
		chromedp.WaitVisible("#found .card"),
		chromedp.Navigate(s.URL+pages["report"]),
		chromedp.Click("#others button"),
		chromedp.WaitVisible(".two.heads"),
		chromedp.Navigate(s.URL+pages["mark"]),
		chromedp.SendKeys("main form input[name=who]", "Ada"),
		chromedp.Click("main form button"),
		chromedp.WaitVisible(".struckby"),
	)
	press(t, ctx, ".struckby button")
	list, err := l.Judgements(t.Context(), true)
	if err != nil || len(list) != 1 || list[0].Undone == "" || list[0].Undoer != "Ada" {
		t.Errorf("judged and undone without scripts: %v, %v", list, err)
	}
}

// TestJudgingInABrowser ticks two events by hand, says they are not the same,
// and takes it back.
func TestJudgingInABrowser(t *testing.T) {
	t.Parallel()
	ctx, heard := browser(t)
	s, l := exampleDesk(t)
	see(t, ctx, "light", 1440)
	do(t, ctx,
		chromedp.Navigate(s.URL+examplePages(t, l)["story"]),
		chromedp.Click(".incident .tellings summary"),
		chromedp.WaitVisible(".incident .tellings li:nth-child(2) input"),
		chromedp.Click(".incident .tellings li:nth-child(1) input"),
		chromedp.Click(".incident .tellings li:nth-child(2) input"),
		chromedp.SendKeys(".judge input[name=who]", "Ada"),
		chromedp.Click(".judge button[value=not-same]"),
		chromedp.WaitVisible("#judgements"),
	)
	if text := eval[string](t, ctx, `document.querySelector('#judgements').textContent`); !strings.Contains(text, "is not the same event as") || !strings.Contains(text, "Ada") {
		t.Errorf("after judging: %s", text)
	}
	do(t, ctx, chromedp.Click("#judgements form button"), chromedp.WaitVisible("#judgements .undone"))
	if list, err := l.Judgements(t.Context(), false); err != nil || len(list) != 0 {
		t.Errorf("after undoing: %v, %v", list, err)
	}
	do(t, ctx,
		chromedp.Navigate(s.URL+examplePages(t, l)["report"]),
		chromedp.Click("#figures a.mark"),
		chromedp.WaitVisible("main blockquote"),
		chromedp.Click("main form button"), // under the name given before
		chromedp.WaitVisible("#figures .struck"),
	)
	if list, err := l.Judgements(t.Context(), false); err != nil || len(list) != 1 || list[0].Who != "Ada" || !strings.Contains(list[0].Subject, "/f") {
		t.Errorf("after marking: %v, %v", list, err)
	}
	press(t, ctx, "#figures .struckby button")
	if list, err := l.Judgements(t.Context(), false); err != nil || len(list) != 0 {
		t.Errorf("after undoing: %v, %v", list, err)
	}
	for _, c := range heard.take() {
		t.Error(c)
	}
}

// TestKeyboardReachesEverything walks through a page with the tab key alone.
func TestKeyboardReachesEverything(t *testing.T) {
	t.Parallel()
	ctx, _ := browser(t)
	s, l := exampleDesk(t)
	see(t, ctx, "light", 1440)
	do(t, ctx, chromedp.Navigate(s.URL+examplePages(t, l)["report"]))
	seen := map[string]bool{}
	for range 25 {
		do(t, ctx, chromedp.KeyEvent("\t"))
		seen[eval[string](t, ctx, `(e => e.id || e.className || e.getAttribute('href') || e.name || e.tagName)(document.activeElement)`)] = true
	}
	for _, want := range []string{"skip", "q", "/judgements", "#said"} {
		if !seen[want] {
			t.Errorf("tab never reaches %s; it reached %v", want, slices.Sorted(maps.Keys(seen)))
		}
	}
	// A date in the text tells its day and how it was found when it is reached.
	told := eval[string](t, ctx, `(() => { const a = document.querySelector('.body a[data-note]'); a.focus(); return getComputedStyle(a, '::after').content + ' | ' + a.title })()`)
	if tip, title, _ := strings.Cut(told, " | "); !regexp.MustCompile(`[A-Z][a-z]+day \d+ March 2025: \w`).MatchString(tip) || !strings.Contains(tip, title) {
		t.Errorf("a date reached by keyboard tells %s", told)
	}
	do(t, ctx, chromedp.KeyEvent("\r"))
	if at := eval[string](t, ctx, `location.hash + ' ' + !!document.querySelector('.card:target')`); !strings.HasPrefix(at, "#c-t") || !strings.HasSuffix(at, "true") {
		t.Errorf("pressed, it leads to %s", at)
	}
}

// TestFindingWhileTyping shows what is found without a click, and that the
// page works the same with one.
func TestFindingWhileTyping(t *testing.T) {
	t.Parallel()
	ctx, heard := browser(t)
	s, _ := exampleDesk(t)
	see(t, ctx, "light", 1440)
	do(t, ctx,
		chromedp.Navigate(s.URL+"/find"),
		chromedp.SendKeys("#q", "who:bello"),
		chromedp.WaitVisible("#found .card"),
	)
	if text := eval[string](t, ctx, `document.querySelector('#found').textContent`); !strings.Contains(text, "Idris Bello") {
		t.Errorf("found %s", text)
	}
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(".ask button")); err != nil {
		t.Fatal(err)
	}
	at := eval[string](t, ctx, `location.search`)
	do(t, ctx, chromedp.WaitVisible("#found .card"))
	if at != "?q=who%3Abello" {
		t.Errorf("after the click the address is %s", at)
	}
	for _, c := range heard.take() {
		t.Error(c)
	}
}
