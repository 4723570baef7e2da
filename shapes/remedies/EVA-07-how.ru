# Tells how harm was looked for.
INSERT {
    $this sg2:lookedHow fill:lookedHow
}
