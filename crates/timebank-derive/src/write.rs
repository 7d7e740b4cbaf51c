//! Code generation for `ToWire`.

use crate::attributes::{Case, Container, Named, only};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Error, Fields, FieldsNamed, Result};

/// Generates the `ToWire` implementation of one type.
pub fn derive(input: &DeriveInput) -> Result<TokenStream> {
    let told = Container::of(&input.attrs)?;
    let body = match &input.data {
        Data::Struct(data) => structure(&data.fields, &told)?,
        Data::Enum(data) => union(data, &told)?,
        Data::Union(_) => return Err(Error::new_spanned(input, "a union has no wire form")),
    };
    let name = &input.ident;
    let (before, after, bounds) = input.generics.split_for_impl();
    Ok(quote! {
        #[automatically_derived]
        impl #before ::timebank_wire::ToWire for #name #after #bounds { #body }
    })
}

fn write_in_braces(inside: &TokenStream) -> TokenStream {
    quote! {
        fn write(&self, sink: &mut ::timebank_wire::Sink) {
            sink.begin();
            self.write_fields(sink);
            sink.end();
        }
        fn write_fields(&self, sink: &mut ::timebank_wire::Sink) { #inside }
    }
}

fn structure(fields: &Fields, told: &Container) -> Result<TokenStream> {
    match fields {
        Fields::Named(fields) => {
            let lines = lines(fields, told.case, |ident| quote! { &self.#ident })?;
            Ok(write_in_braces(&lines))
        }
        fields if only(fields).is_some() => Ok(quote! {
            fn write(&self, sink: &mut ::timebank_wire::Sink) { ::timebank_wire::ToWire::write(&self.0, sink); }
        }),
        other => Err(Error::new_spanned(other, "a structure of this shape has no wire form")),
    }
}

/// Generates the code that writes each field. `place` returns an expression that references the field.
fn lines(fields: &FieldsNamed, case: Case, place: impl Fn(&syn::Ident) -> TokenStream) -> Result<TokenStream> {
    let mut lines = Vec::new();
    for field in &fields.named {
        let told = Named::of(&field.attrs)?;
        let Some(ident) = &field.ident else { continue };
        if told.skip {
            continue;
        }
        let given = place(ident);
        let value = if told.personal {
            quote! { value }
        } else {
            given.clone()
        };
        if told.flatten {
            lines.push(quote! { ::timebank_wire::ToWire::write_fields(#value, sink); });
            continue;
        }
        let name = told.rename.unwrap_or_else(|| case.field(ident.to_string().trim_start_matches("r#")));
        let line = quote! { sink.key(#name); ::timebank_wire::ToWire::write(#value, sink); };
        let line = match told.skip_if {
            Some(skip) => quote! { if !#skip(#value) { #line } },
            None => line,
        };
        lines.push(if told.personal { blanked(&field.ty, &given, &line) } else { line });
    }
    Ok(quote! { #(#lines)* })
}

/// Generates the code around a line that writes a personal `value`, or the default of its type where nothing personal is written.
fn blanked(ty: &syn::Type, given: &TokenStream, line: &TokenStream) -> TokenStream {
    quote! {{
        let blank: #ty;
        let value = if sink.is_impersonal() {
            blank = ::core::default::Default::default();
            &blank
        } else {
            #given
        };
        #line
    }}
}

fn union(data: &syn::DataEnum, told: &Container) -> Result<TokenStream> {
    let units = data.variants.iter().all(|v| matches!(v.fields, Fields::Unit));
    let mut arms = Vec::new();
    for (index, variant) in (0u32..).zip(&data.variants) {
        let ident = &variant.ident;
        let word = Named::of(&variant.attrs)?.rename.unwrap_or_else(|| told.case.variant(&ident.to_string()));
        let tag = told.tag.as_ref().map(|tag| quote! { sink.key(#tag); sink.text(#word); });
        arms.push(match &variant.fields {
            Fields::Unit if tag.is_some() => quote! { Self::#ident => { #tag } },
            Fields::Unit if units => quote! { Self::#ident => (#index, #word), },
            Fields::Unit => quote! { Self::#ident => { sink.word(#index, #word); } },
            Fields::Named(fields) if tag.is_some() || told.untagged => {
                let idents: Vec<_> = fields.named.iter().filter_map(|f| f.ident.clone()).collect();
                let places: Vec<_> = idents.iter().map(|ident| format_ident!("the_{ident}")).collect();
                let lines = lines(fields, told.inner_case, |ident| {
                    let place = format_ident!("the_{ident}");
                    quote!(#place)
                })?;
                quote! { Self::#ident { #(#idents: #places),* } => { #tag #lines } }
            }
            fields if only(fields).is_some() && (tag.is_some() || told.untagged) => {
                quote! { Self::#ident(inner) => { #tag ::timebank_wire::ToWire::write_fields(inner, sink); } }
            }
            fields if only(fields).is_some() => quote! {
                Self::#ident(inner) => { sink.variant(#index, #word); ::timebank_wire::ToWire::write(inner, sink); sink.end(); }
            },
            other => return Err(Error::new_spanned(other, "a variant of this shape has no wire form")),
        });
    }
    let arms = quote! { match self { #(#arms)* } };
    Ok(if told.tag.is_some() || told.untagged {
        write_in_braces(&arms)
    } else if units {
        quote! {
            fn write(&self, sink: &mut ::timebank_wire::Sink) {
                let (index, word) = #arms;
                sink.word(index, word);
            }
        }
    } else {
        quote! { fn write(&self, sink: &mut ::timebank_wire::Sink) { #arms } }
    })
}
