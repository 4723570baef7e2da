# Tells who may change the rules, and how.
INSERT {
    $this sg2:ruleChange fill:ruleChange
}
