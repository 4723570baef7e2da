# Tells what else may have brought about the change, and which programmes ran there before.
INSERT {
    $this sg2:otherExplanations fill:otherExplanations ; sg2:earlierProgrammes ?programmes .
}
WHERE {
    BIND ( IF(EXISTS { $this sg2:earlierProgrammes ?told }, ?none, fill:earlierProgrammes) AS ?programmes )
}
