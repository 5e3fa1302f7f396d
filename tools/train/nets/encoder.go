package nets

import "sayso/reading/grammar/neural"

// rareness is the weight of chance in dropping a word's own rows: a word
// seen n times is taken for unknown with probability rareness/(rareness+n).
const rareness = 0.7

// embed sums up the word vectors of the batch.
func (t *trainer) embed(training bool) {
	e := t.w.Embed
	t.x = zeroed(t.x, t.rows*e)
	for len(t.used) < t.rows {
		t.used, t.grams = append(t.used, nil), append(t.grams, nil)
	}
	for row := range t.rows {
		s := &t.batch[t.lanes[row]]
		i := t.times[row]
		t.parts.Split(s.words[i], s.glued[i], t.marks[t.lanes[row]][i], t.w.Regions)
		t.used[row] = append(t.used[row][:0], t.parts.Plain...)
		t.grams[row] = append(t.grams[row][:0], t.parts.Ngrams...)
		t.addKnown(row, training)
		x := t.x[row*e:][:e]
		for _, k := range t.used[row] {
			t.level.AddScaled(x, t.w.Rows[int(k)*e:][:e], 1)
		}
		weight := neural.NgramWeight(len(t.grams[row]))
		for _, k := range t.grams[row] {
			t.level.AddScaled(x, t.w.Rows[int(k)*e:][:e], weight)
		}
	}
}

func (t *trainer) addKnown(row int, training bool) {
	for k, key := range t.parts.Words {
		at, ok := t.known[key]
		if !ok {
			continue
		}
		if training && t.r.Float32() < rareness/(rareness+float32(t.count[at])) {
			if k == 0 {
				return
			}
			continue
		}
		t.used[row] = append(t.used[row], at)
	}
}

// embedBack spreads the gradient of the word vectors over their rows.
func (t *trainer) embedBack(dx []float32) {
	e := t.w.Embed
	for row := range t.rows {
		d := dx[row*e:][:e]
		for _, k := range t.used[row] {
			t.level.AddScaled(t.touch(k), d, 1)
		}
		weight := neural.NgramWeight(len(t.grams[row]))
		for _, k := range t.grams[row] {
			t.level.AddScaled(t.touch(k), d, weight)
		}
	}
}

// encode runs both layers forward; z becomes the sum of their outputs.
func (t *trainer) encode(training bool) {
	h := t.w.Hidden
	t.embed(training)
	rate := func(x float32) float32 {
		if training {
			return x
		}
		return 0
	}
	t.xMask = t.drop(t.x, t.xMask, rate(t.word))
	t.layers[0].in = append(t.layers[0].in[:0], t.x...)
	t.layer(0, t.w.Embed, rate(t.state))
	t.layers[1].in = append(t.layers[1].in[:0], t.layers[0].y...)
	t.layers[1].inMask = t.drop(t.layers[1].in, t.layers[1].inMask, rate(t.rates.layer))
	t.layer(1, 2*h, rate(t.state))
	t.z = append(t.z[:0], t.layers[1].y...)
	for i, y := range t.layers[0].y {
		t.z[i] += y
	}
	t.zMask = t.drop(t.z, t.zMask, rate(t.result))
}

// layer runs one layer forward.
func (t *trainer) layer(i, width int, state float32) {
	l, w, h := &t.layers[i], &t.w.Layers[i], t.w.Hidden
	n := t.rows * 2 * h
	l.gates, l.y, l.carried = sized(l.gates, 3*n), sized(l.y, n), sized(l.carried, n)
	l.cells, l.squashed = sized(l.cells, n), sized(l.squashed, n)
	l.prevY, l.prevCells = zeroed(l.prevY, n), zeroed(l.prevCells, n)
	for row := range t.rows {
		copy(l.gates[row*6*h:][:6*h], w.Bias)
	}
	t.mul(l.gates, 6*h, l.in, width, t.rows, w.In, width, 6*h, 6*h, true)
	for d := range 2 {
		mask := sized(l.carriedMask[d], len(t.batch)*h)
		for k := range mask {
			mask[k] = 1
		}
		t.drop(mask, nil, state)
		l.carriedMask[d] = mask
		t.scratchB.Pack(w.Rec[d], h, 3*h, 3*h)
		t.eachStep(d, func(time, before, carried int) { t.step(l, d, time, before, carried) })
	}
}

// eachStep calls f for every time in the order of a direction, with the first
// row of the time before and the number of lanes that go on from it.
func (t *trainer) eachStep(direction int, f func(time, before, carried int)) {
	steps := len(t.starts) - 1
	lanes := func(time int) int { return t.starts[time+1] - t.starts[time] }
	for k := range steps {
		switch time := k; {
		case direction == 1:
			time = steps - 1 - k
			if k == 0 {
				f(time, 0, 0)
			} else {
				f(time, t.starts[time+1], lanes(time+1))
			}
		case k == 0:
			f(time, 0, 0)
		default:
			f(time, t.starts[time-1], lanes(time))
		}
	}
}

func (t *trainer) step(l *layerState, d, time, before, carried int) {
	h := t.w.Hidden
	first, lanes := t.starts[time], t.starts[time+1]-t.starts[time]
	for b := range carried {
		to, from := (first+b)*2*h+d*h, (before+b)*2*h+d*h
		copy(l.prevY[to:to+h], l.carried[from:from+h])
		copy(l.prevCells[to:to+h], l.cells[from:from+h])
	}
	gates := l.gates[first*6*h+d*3*h:]
	t.level.Mul(gates, 6*h, l.prevY[first*2*h+d*h:], 2*h, carried, &t.scratchB, true)
	for b := range lanes {
		at := (first+b)*2*h + d*h
		t.level.Cell(gates[b*6*h:], l.prevCells[at:], l.cells[at:], l.y[at:], l.squashed[at:], h)
		mask := l.carriedMask[d][b*h:][:h]
		for k, y := range l.y[at : at+h] {
			l.carried[at+k] = y * mask[k]
		}
	}
}

// encodeBack runs both layers backward from dz.
func (t *trainer) encodeBack() {
	h := t.w.Hidden
	undrop(t.dz, t.zMask, t.result)
	t.layers[1].dy = append(t.layers[1].dy[:0], t.dz...)
	t.layerBack(1, 2*h)
	undrop(t.layers[1].din, t.layers[1].inMask, t.rates.layer)
	t.layers[0].dy = append(t.layers[0].dy[:0], t.dz...)
	for i, d := range t.layers[1].din {
		t.layers[0].dy[i] += d
	}
	t.layerBack(0, t.w.Embed)
	undrop(t.layers[0].din, t.xMask, t.word)
	t.embedBack(t.layers[0].din)
}

// layerBack runs one layer backward: gates become their gradients, din that
// of the inputs.
func (t *trainer) layerBack(i, width int) {
	l, w, g, h := &t.layers[i], &t.w.Layers[i], &t.g.Layers[i], t.w.Hidden
	l.dc, l.din = zeroed(l.dc, t.rows*2*h), sized(l.din, t.rows*width)
	for d := range 2 {
		t.scratchB.PackTransposed(w.Rec[d], 3*h, h, 3*h)
		type stepArgs struct{ time, before, carried int }
		var steps []stepArgs
		t.eachStep(d, func(time, before, carried int) { steps = append(steps, stepArgs{time, before, carried}) })
		for k := len(steps) - 1; k >= 0; k-- {
			t.stepBack(l, d, steps[k].time, steps[k].before, steps[k].carried)
		}
		t.tmul(g.Rec[d], 3*h, l.prevY[d*h:], 2*h, h, l.gates[d*3*h:], t.rows, 3*h, 6*h)
	}
	addRows(g.Bias, l.gates, t.rows, 6*h, 6*h)
	t.tmul(g.In, 6*h, l.in, width, width, l.gates, t.rows, 6*h, 6*h)
	t.mulT(l.din, width, l.gates, 6*h, t.rows, w.In, 6*h, width, 6*h, false)
}

func (t *trainer) stepBack(l *layerState, d, time, before, carried int) {
	h := t.w.Hidden
	first, lanes := t.starts[time], t.starts[time+1]-t.starts[time]
	for b := range lanes {
		at, gate := (first+b)*2*h+d*h, (first+b)*6*h+d*3*h
		var dprev []float32
		if b < carried {
			dprev = l.dc[(before+b)*2*h+d*h:][:h]
		}
		cellBack(l.gates[gate:gate+3*h], l.prevCells[at:at+h], l.squashed[at:at+h], l.dy[at:at+h], l.dc[at:at+h], dprev, h)
	}
	if carried == 0 {
		return
	}
	t.down = sized(t.down, carried*h)
	t.level.Mul(t.down, h, l.gates[first*6*h+d*3*h:], 6*h, carried, &t.scratchB, false)
	for b := range carried {
		mask := l.carriedMask[d][b*h:][:h]
		dy := l.dy[(before+b)*2*h+d*h:][:h]
		for k, x := range t.down[b*h:][:h] {
			dy[k] += x * mask[k]
		}
	}
}

// cellBack is the backward pass of matrix.Level.Cell: gates hold activations
// and receive the gradients of the pre-activations; dprev, if any, receives
// that of the cells before.
func cellBack(gates, before, squashed, dy, dc, dprev []float32, n int) {
	fs, os, gs := gates[:n], gates[n:2*n], gates[2*n:3*n]
	for k := range fs {
		f, o, g, s := fs[k], os[k], gs[k], squashed[k]
		d := dc[k] + dy[k]*o*(1-s*s)
		os[k] = dy[k] * s * o * (1 - o)
		fs[k] = d * (before[k] - g) * f * (1 - f)
		gs[k] = d * (1 - f) * (1 - g*g)
		if dprev != nil {
			dprev[k] = d * f
		}
	}
}
