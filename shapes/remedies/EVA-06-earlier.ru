# Tells which programmes ran there before.
INSERT {
    $this sg2:earlierProgrammes fill:earlierProgrammes
}
