# The decision was taken on the day of the record; the note of the accountant is older, and so is its date of issue.
# base: co-governed-example

DELETE DATA { :full-rent sg2:takenOn "2024-03-14" } ;

INSERT DATA {
    :full-rent sg2:takenOn "2026-11-02" .
    :d4 dcterms:issued "2026-04" .
}
