# Tells how the value was obtained.
INSERT {
    $this sg2:method fill:method
}
