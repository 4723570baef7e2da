# Tells how a party can leave.
INSERT {
    $this sg2:exitTerms fill:exitTerms
}
