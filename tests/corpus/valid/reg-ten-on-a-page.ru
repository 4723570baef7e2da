# Ten statements stand in the same two articles, as they may.
# base: registered-example

INSERT {
    ?s a sg2:Statement ;
        sg2:about case:registered-example ;
        sg2:says "Something about the library."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d1 ; sg2:locator "art. 1–2" ; sg2:confidence sg2:high .
}
WHERE { VALUES ?s { :s11 :s12 :s13 :s14 :s15 :s16 :s17 :s18 :s19 } }
