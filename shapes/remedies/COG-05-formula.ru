# Tells how the shares are worked out.
INSERT {
    $this sg2:formula fill:formula
}
