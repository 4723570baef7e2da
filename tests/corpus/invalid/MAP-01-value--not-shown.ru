# The statements that affirm the values do not show them; the one that shows them affirms a dimension.
# base: mapped-example

DELETE DATA {
    :s04 sg2:shows :v-repair .
    :s14 sg2:shows :v-repair .
}
