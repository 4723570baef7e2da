# Two statements from one page show who takes part in the same stage.
# base: co-governed-example

INSERT DATA {
    :s19 a sg2:Statement ; sg2:about case:co-governed-example ; sg2:shows :p-5c-cooks ;
        sg2:says "The cooks cook, from half past five."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d2 ; sg2:locator "art. 6" .
}
