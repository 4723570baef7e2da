# It is not said of what whole this is the share that reached affected people.
# base: evaluated-example

DELETE DATA { :o-share sg2:perimeter case:evaluated-example }
