//! Code generation for `Build`: a constructor of what is required, and a setter for everything else.

use crate::attributes::{Absent, Container, Named, is_option};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Data, DeriveInput, Error, Fields, GenericArgument, Ident, PathArguments, Result, Type};

/// Generates the constructor and the setters of one structure.
pub fn derive(input: &DeriveInput) -> Result<TokenStream> {
    let Data::Struct(syn::DataStruct { fields: Fields::Named(fields), .. }) = &input.data else {
        return Err(Error::new_spanned(input, "only a structure with named fields is built"));
    };
    let by_hand = told(&input.attrs, "by_hand")? || Container::of(&input.attrs)?.default;
    let (mut needed, mut taken, mut setters) = (Vec::new(), Vec::new(), Vec::new());
    for field in &fields.named {
        let Some(ident) = &field.ident else { continue };
        let absent = Named::of(&field.attrs)?.absent;
        if matches!(absent, Absent::Needed) && !is_option(&field.ty) && !by_hand {
            let (ty, value) = argument(&field.ty, ident);
            needed.push(quote! { #ident: #ty });
            taken.push(quote! { #ident: #value });
            continue;
        }
        taken.push(match absent {
            Absent::Made(path) => quote! { #ident: #path() },
            Absent::Needed | Absent::Default => quote! { #ident: ::core::default::Default::default() },
        });
        if !told(&field.attrs, "by_hand")? {
            setters.push(setter(ident, &field.ty, &field.attrs));
        }
    }
    let name = &input.ident;
    let (before, after, bounds) = input.generics.split_for_impl();
    let new = (!by_hand).then(|| {
        quote! {
            /// Returns one made of what is required. Everything else has its default, and a method of its name sets it.
            pub fn new(#(#needed),*) -> Self {
                Self { #(#taken),* }
            }
        }
    });
    Ok(quote! {
        #[automatically_derived]
        #[allow(clippy::too_many_arguments, clippy::wrong_self_convention, clippy::new_without_default, reason = "an argument for each required field; a setter has the name of its field")]
        impl #before #name #after #bounds { #new #(#setters)* }
    })
}

fn setter(ident: &Ident, ty: &Type, attributes: &[Attribute]) -> TokenStream {
    let (ty, value) = match inside(ty, "Option") {
        Some(inner) => {
            let (ty, value) = argument(inner, ident);
            (ty, quote! { ::core::option::Option::Some(#value) })
        }
        None => argument(ty, ident),
    };
    let first = format!("Sets `{}`:", ident.to_string().trim_start_matches("r#"));
    let docs = attributes.iter().filter(|a| a.path().is_ident("doc"));
    quote! {
        #[doc = #first]
        #(#docs)*
        #[must_use]
        pub fn #ident(mut self, #ident: #ty) -> Self {
            self.#ident = #value;
            self
        }
    }
}

/// Returns the type of an argument for a field of this type, and the field's value made of it: text of anything that becomes text,
/// lists of anything with elements, boxes of what they hold.
fn argument(ty: &Type, ident: &Ident) -> (TokenStream, TokenStream) {
    if let Some(inner) = inside(ty, "Vec") {
        return (quote! { impl ::core::iter::IntoIterator<Item = #inner> }, quote! { #ident.into_iter().collect() });
    }
    if let Some(inner) = inside(ty, "Box") {
        return (quote! { #inner }, quote! { ::std::boxed::Box::new(#ident) });
    }
    if is_string(ty) {
        return (quote! { impl ::core::convert::Into<::std::string::String> }, quote! { #ident.into() });
    }
    (quote! { #ty }, quote! { #ident })
}

/// Returns `T` if the type is `outer<T>`.
fn inside<'a>(ty: &'a Type, outer: &str) -> Option<&'a Type> {
    match ty {
        Type::Path(path) => {
            let last = path.path.segments.last().filter(|last| last.ident == outer)?;
            let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
            match arguments.args.first()? {
                GenericArgument::Type(inner) => Some(inner),
                _ => None,
            }
        }
        // Types passed through a macro are wrapped in a group.
        Type::Group(group) => inside(&group.elem, outer),
        Type::Paren(paren) => inside(&paren.elem, outer),
        _ => None,
    }
}

fn is_string(ty: &Type) -> bool {
    match ty {
        Type::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == "String"),
        Type::Group(group) => is_string(&group.elem),
        Type::Paren(paren) => is_string(&paren.elem),
        _ => false,
    }
}

/// Returns whether `#[build(word)]` is there.
fn told(attributes: &[Attribute], word: &str) -> Result<bool> {
    let mut found = false;
    for attribute in attributes.iter().filter(|a| a.path().is_ident("build")) {
        attribute.parse_nested_meta(|meta| {
            found |= meta.path.is_ident(word);
            if found { Ok(()) } else { Err(meta.error("only `by_hand` is known here")) }
        })?;
    }
    Ok(found)
}
