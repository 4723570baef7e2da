# The one risk that the social office bears is that of another kitchen.
# base: co-governed-example

DELETE DATA {
    case:co-governed-example sg2:hasRisk :r-grant .
    :r-hours sg2:bearerAfter :office .
} ;

INSERT DATA { :hill-kitchen a sg2:Case ; sg2:hasRisk :r-grant }
