# Asks anew whether the initiator alone can set a decision aside: the caution stays until the rule is changed and the answer is no.
DELETE {
    $this sg2:initiatorCanOverride ?yes
}
INSERT {
    $this sg2:initiatorCanOverride fill:override
}
WHERE {
    $this sg2:initiatorCanOverride ?yes .
}
