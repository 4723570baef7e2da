# Only the Health Board rates the say of partners.
# base: evaluated-example

DELETE DATA { :o-say-median sg2:answeredBy :association , :residents , :dockworkers }
