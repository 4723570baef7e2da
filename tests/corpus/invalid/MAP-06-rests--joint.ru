# The second dimension rests on what is said of several networks together.
# base: mapped-example

DELETE DATA { :s08 sg2:restsOn :s01 } ;

INSERT DATA {
    :s08 sg2:restsOn :joint .
    :sister-network a sg2:Case .
    :joint a sg2:JointStatement ; dcterms:identifier "S-17" ;
        sg2:jointlyAbout case:mapped-example , :sister-network ;
        sg2:says "The two networks have many partners."@en ;
        sg2:basis sg2:publicSourceSays ; sg2:source :p1 ; sg2:locator "p. 6" ; sg2:confidence sg2:high .
}
