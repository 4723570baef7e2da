# Names who else has a claim on the result, apart from wages.
INSERT {
    $this sg2:receiver fill:receiver
}
