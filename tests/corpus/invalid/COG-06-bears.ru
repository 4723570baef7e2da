# The social office gives a grant and a mandate, and no risk is listed for it.
# base: co-governed-example

DELETE DATA {
    case:co-governed-example sg2:hasRisk :r-grant .
    :r-hours sg2:bearerAfter :office .
}
