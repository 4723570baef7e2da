# Tells of what this is a share.
INSERT {
    $this sg2:denominator fill:denominator
}
