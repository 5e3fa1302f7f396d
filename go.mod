module sayso

go 1.26
