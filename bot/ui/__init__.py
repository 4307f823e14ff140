"""From the domain to Discord's cards, forms and buttons. Nothing here asks a service or a database."""
