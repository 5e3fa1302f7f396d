package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

//go:embed assets
var assetFiles embed.FS

// asset is a file of ours under an address that changes with its content.
type asset struct {
	kind string
	body []byte
}

// assets maps addresses to files, assetNames file names to addresses.
var assets, assetNames = func() (map[string]asset, map[string]string) {
	byAddress, byName := map[string]asset{}, map[string]string{}
	files, err := fs.ReadDir(assetFiles, "assets")
	if err != nil {
		panic(err) // built in
	}
	for _, f := range files {
		body, err := assetFiles.ReadFile("assets/" + f.Name())
		if err != nil {
			panic(err)
		}
		sum := sha256.Sum256(body)
		ext := path.Ext(f.Name())
		address := strings.TrimSuffix(f.Name(), ext) + "." + hex.EncodeToString(sum[:6]) + ext
		byAddress[address] = asset{mime.TypeByExtension(ext), body}
		byName[f.Name()] = "/assets/" + address
	}
	return byAddress, byName
}()

func (d *desk) asset(w http.ResponseWriter, r *http.Request) error {
	a, ok := assets[r.PathValue("name")]
	if !ok {
		return missing("There is no file at this address.")
	}
	w.Header().Set("Content-Type", a.kind)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	_, err := w.Write(a.body)
	return err
}
