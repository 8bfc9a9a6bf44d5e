"""The pages: what an analyst who never opens a terminal sees.

May import every floor below, fastapi and jinja2. Main types: `site.Site` (who asks,
forms, rendering), `fields` (settings as a form). Start reading at `site`; `home`,
`draft`, `study` and `signing` add the routes.
"""
