# Tells what settles a question.
INSERT {
    $this sg2:closureRule fill:closureRule
}
