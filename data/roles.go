package data

import _ "embed"

// RolesModel tells who plays which part in attacks: signed bytes for each
// hashed feature and part.
//
//go:embed models/roles.model
var RolesModel string
