# No source bears a date, so that none can be compared with the start.
# base: registered-example

DELETE DATA {
    :d1 sg2:published "2021-02-12" .
    :p1 sg2:published "2021-06-09" .
} ;

INSERT DATA {
    :d1 sg2:published "undated" .
    :p1 sg2:published "undated" .
}
