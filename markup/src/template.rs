//! One element of a view with all that it holds: its text of HTML, the way through it, and its changing parts.

use proc_macro2::TokenStream;
use quote::quote;
use rstml::Infallible;
use rstml::node::{KVAttributeValue, KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};
use syn::spanned::Spanned;
use syn::{Error, Expr, Result, Stmt};

/// Elements that hold nothing and are not closed.
const VOID: [&str; 7] = ["br", "col", "hr", "img", "input", "meta", "wbr"];

/// Elements that are drawings also where no `<svg>` stands around them in the same view.
const DRAWN: [&str; 6] = ["circle", "g", "line", "path", "rect", "text"];

/// The expression of a view of these nodes: of several a list.
pub(crate) fn views_of(nodes: &[Node]) -> Result<TokenStream> {
    let views = nodes.iter().map(view_of).collect::<Result<Vec<_>>>()?;
    Ok(match views.as_slice() {
        [view] => view.clone(),
        views => quote! {{
            let mut views = ::std::vec::Vec::new();
            #(views.push(#views);)*
            crate::view::View::from(views)
        }},
    })
}

/// The expression of a view of one node.
fn view_of(node: &Node) -> Result<TokenStream> {
    match node {
        Node::Block(block) => {
            let value = without_braces(block);
            Ok(quote! { crate::view::View::from(#value) })
        }
        Node::Text(text) => Ok(quote! { crate::view::View::from(#text) }),
        Node::Element(element) if is_component(element) => component(element),
        Node::Element(element) => Ok(Template::of(element)?.tokens(element)),
        other => Err(Error::new(other.span(), "no such node in a view")),
    }
}

/// The expression in a block, if it is nothing else.
fn without_braces(block: &NodeBlock) -> TokenStream {
    match block.try_block().map(|block| block.stmts.as_slice()) {
        Some([Stmt::Expr(expression, None)]) => quote! { #expression },
        _ => quote! { #block },
    }
}

fn is_component(element: &NodeElement<Infallible>) -> bool {
    element.name().to_string().starts_with(char::is_uppercase)
}

/// A component of Leptos with its properties, its children as a closure.
fn component(element: &NodeElement<Infallible>) -> Result<TokenStream> {
    let name = element.name();
    let properties = element.attributes().iter().map(|attribute| {
        let attribute = keyed(attribute)?;
        let (key, value) = (&attribute.key, attribute.value());
        let value = value.ok_or_else(|| Error::new(attribute.span(), "a property has a value"))?;
        Ok(quote! { .#key(#value) })
    });
    let properties = properties.collect::<Result<Vec<_>>>()?;
    let children = match element.children.as_slice() {
        [] => None,
        children => {
            let children = views_of(children)?;
            Some(quote! { .children(::std::boxed::Box::new(move || #children)) })
        }
    };
    Ok(quote! {
        crate::view::View::from(::leptos::component::component_view(
            &#name,
            ::leptos::component::component_props_builder(&#name) #(#properties)* #children .build(),
        ))
    })
}

fn keyed(attribute: &NodeAttribute) -> Result<&KeyedAttribute> {
    match attribute {
        NodeAttribute::Attribute(attribute) => Ok(attribute),
        NodeAttribute::Block(block) => Err(Error::new(block.span(), "an attribute has a name")),
    }
}

#[derive(Default)]
struct Template {
    html: String,
    /// The way from part to part: `d` down to the first child, `n` to the next sibling, `u` up; here is the next part: `.`
    /// something within, `@name;` an attribute, `:name;` a class, `=name;` a property, `!name;` a listener.
    way: String,
    /// For each part its call.
    parts: Vec<TokenStream>,
}

impl Template {
    fn of(element: &NodeElement<Infallible>) -> Result<Self> {
        let mut template = Self::default();
        template.element(element)?;
        // Behind the last part there is nothing to go to.
        let end = template.way.rfind(['.', ';']).map_or(0, |end| end + 1);
        template.way.truncate(end);
        Ok(template)
    }

    fn tokens(self, element: &NodeElement<Infallible>) -> TokenStream {
        let Self { html, way, parts } = self;
        let drawn = DRAWN.contains(&element.name().to_string().as_str());
        let make = if parts.is_empty() {
            quote! { let element }
        } else {
            quote! { let mut element }
        };
        quote! {{
            static TEMPLATE: crate::view::Template = crate::view::Template::new(#html, #way, #drawn);
            #make = crate::view::View::element(&TEMPLATE);
            #(element.#parts;)*
            element
        }}
    }

    /// What it is stands in the way, with its name.
    fn part(&mut self, what: char, name: &str, call: TokenStream) {
        self.way.push(what);
        if !name.is_empty() {
            self.way.push_str(name);
            self.way.push(';');
        }
        self.parts.push(call);
    }

    fn element(&mut self, element: &NodeElement<Infallible>) -> Result<()> {
        let tag = element.name().to_string();
        self.html.push_str(&format!("<{tag}"));
        for attribute in element.attributes() {
            self.attribute(keyed(attribute)?)?;
        }
        self.html.push('>');
        if VOID.contains(&tag.as_str()) {
            return match element.children.first() {
                Some(child) => Err(Error::new(child.span(), "this element holds nothing")),
                None => Ok(()),
            };
        }
        self.children(&element.children)?;
        self.html.push_str(&format!("</{tag}>"));
        Ok(())
    }

    fn attribute(&mut self, attribute: &KeyedAttribute) -> Result<()> {
        let name = attribute.key.to_string();
        let Some(value) = attribute.possible_value.to_value() else {
            self.html.push_str(&format!(" {name}"));
            return Ok(());
        };
        if let Some(text) = value.value_literal_string() {
            self.html.push_str(&format!(" {name}=\"{}\"", escaped(&text)));
            return Ok(());
        }
        let value = match &value.value {
            KVAttributeValue::Expr(Expr::Block(block)) => match block.block.stmts.as_slice() {
                [Stmt::Expr(value, None)] => value,
                _ => &Expr::Block(block.clone()),
            },
            KVAttributeValue::Expr(value) => value,
            KVAttributeValue::InvalidBraced(_) => return Err(Error::new(attribute.span(), "no expression")),
        };
        match name.split_once(':') {
            None => self.part('@', &name, quote! { set(#value) }),
            Some(("class", name)) => self.part(':', name, quote! { set(#value) }),
            Some(("prop", name)) => self.part('=', name, quote! { set(#value) }),
            Some(("on", name)) => self.part('!', name, quote! { on(#value) }),
            Some(_) => return Err(Error::new(attribute.span(), "no such kind of attribute")),
        }
        Ok(())
    }

    /// What changes is put before a comment, which marks its place; at the end of an element the element itself is mark enough.
    fn children(&mut self, children: &[Node]) -> Result<()> {
        let mut inside = false;
        for (place, child) in children.iter().enumerate() {
            if let (Node::Text(_), Some(Node::Text(text))) = (child, children.get(place + 1)) {
                return Err(Error::new(text.span(), "two texts side by side are one to the browser"));
            }
            let is_fixed = match child {
                Node::Text(_) => true,
                Node::Element(element) => !is_component(element),
                _ => false,
            };
            if is_fixed || place + 1 < children.len() {
                self.way.push(if inside { 'n' } else { 'd' });
                inside = true;
            } else if inside {
                self.way.push('u');
                inside = false;
            }
            match child {
                Node::Text(text) => self.html.push_str(&escaped(&text.value_string())),
                Node::Element(element) if is_fixed => self.element(element)?,
                child => {
                    if inside {
                        self.html.push_str("<!---->");
                    }
                    let view = view_of(child)?;
                    self.part('.', "", quote! { child(#view) });
                }
            }
        }
        if inside {
            self.way.push('u');
        }
        Ok(())
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(tokens: TokenStream) -> Result<Template> {
        match rstml::parse2(tokens)?.as_slice() {
            [Node::Element(element)] => Template::of(element),
            _ => panic!("one element"),
        }
    }

    fn way(tokens: TokenStream) -> (String, String) {
        let template = template(tokens).expect("a template");
        (template.html, template.way)
    }

    #[test]
    fn what_stays_the_same_is_html_and_nothing_else() {
        let (html, way) = way(quote! { <p class="sub" hidden>"1 < 2 & \"3\""<br/><b>"x"</b></p> });
        assert_eq!(html, r#"<p class="sub" hidden>1 &lt; 2 &amp; &quot;3&quot;<br><b>x</b></p>"#);
        assert_eq!(way, "", "there is nothing to go to");
    }

    #[test]
    fn a_part_at_the_end_needs_no_mark_and_one_before_something_a_comment() {
        assert_eq!(way(quote! { <p>{a}</p> }), ("<p></p>".into(), ".".into()));
        assert_eq!(way(quote! { <p><b/>{a}</p> }), ("<p><b></b></p>".into(), "du.".into()));
        assert_eq!(way(quote! { <p>{a}<b/></p> }), ("<p><!----><b></b></p>".into(), "d.".into()));
        assert_eq!(way(quote! { <p>{a}{b}</p> }), ("<p><!----></p>".into(), "d.u.".into()));
    }

    #[test]
    fn the_way_visits_attributes_and_children_in_the_order_of_the_text() {
        let (html, way) = way(quote! {
            <ul class=a on:click=b><li>{c} <i class:x=d></i></li><li aria-label=e>"f"</li></ul>
        });
        assert_eq!(html, "<ul><li><!----><i></i></li><li>f</li></ul>");
        assert_eq!(way, "@class;!click;dd.n:x;un@aria-label;");
    }

    #[test]
    fn a_component_is_a_part_like_any_expression() {
        let (html, way) = way(quote! { <div><Notice tone=a>{b}</Notice><hr/></div> });
        assert_eq!((html.as_str(), way.as_str()), ("<div><!----><hr></div>", "d."));
    }

    #[test]
    fn what_the_browser_would_read_in_another_way_is_refused() {
        for tokens in [
            quote! { <p>"a" "b"</p> },
            quote! { <input>"a"</input> },
            quote! { <p style:color=a></p> },
            quote! { <p {..a}></p> },
        ] {
            assert!(template(tokens.clone()).is_err(), "{tokens}");
        }
    }
}
