//! Code generation for `FromWire`.

use crate::attributes::{Absent, Case, Container, Named, empty_is_default, is_option, only};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Error, Fields, FieldsNamed, Result};

/// Generates the `FromWire` implementation of one type.
pub fn derive(input: &DeriveInput) -> Result<TokenStream> {
    let told = Container::of(&input.attrs)?;
    let body = match &input.data {
        Data::Struct(data) => structure(&data.fields, &told)?,
        Data::Enum(data) => {
            let mut words = Vec::new();
            for variant in &data.variants {
                words.push(Named::of(&variant.attrs)?.rename.unwrap_or_else(|| told.case.variant(&variant.ident.to_string())));
            }
            union(data, &words, &told)?
        }
        Data::Union(_) => return Err(Error::new_spanned(input, "a union has no wire form")),
    };
    let name = &input.ident;
    let (before, after, bounds) = input.generics.split_for_impl();
    Ok(quote! {
        #[automatically_derived]
        impl #before ::timebank_wire::FromWire for #name #after #bounds {
            fn read(source: &mut ::timebank_wire::Source<'_>, at: ::timebank_wire::At) -> Self { #body }
        }
    })
}

fn structure(fields: &Fields, told: &Container) -> Result<TokenStream> {
    match fields {
        Fields::Named(fields) if told.default => defaulted(fields, told),
        Fields::Named(fields) => named(&quote!(Self), fields, told.case, told.strict),
        fields if only(fields).is_some() => Ok(quote! { Self(::timebank_wire::FromWire::read(source, at)) }),
        other => Err(Error::new_spanned(other, "a structure of this shape has no wire form")),
    }
}

/// Generates the table of field names and the code that fills a slot for each.
fn table(fields: &FieldsNamed, case: Case, strict: bool, none_needed: bool) -> Result<(TokenStream, Vec<proc_macro2::Ident>)> {
    let mut names = Vec::new();
    let mut slots = Vec::new();
    let mut needed = 0u64;
    for (index, field) in fields.named.iter().enumerate() {
        let told = Named::of(&field.attrs)?;
        if told.skip || told.flatten {
            return Err(Error::new_spanned(field, "a value with such a field can be written only"));
        }
        let ident = field.ident.as_ref().map(|i| i.to_string().trim_start_matches("r#").to_owned()).unwrap_or_default();
        names.push(told.rename.unwrap_or_else(|| case.field(&ident)));
        slots.push(format_ident!("at_{ident}"));
        if matches!(told.absent, Absent::Needed) && !is_option(&field.ty) && !none_needed {
            let bit = u32::try_from(index).ok().and_then(|index| 1u64.checked_shl(index));
            needed |= bit.ok_or_else(|| Error::new_spanned(field, "there are too many fields"))?;
        }
    }
    let count = names.len();
    let code = quote! {
        static FIELDS: ::timebank_wire::Fields = ::timebank_wire::Fields { names: &[#(#names),*], needed: #needed, strict: #strict };
        let mut slots = [::timebank_wire::At::NOWHERE; #count];
        source.fields(at, &FIELDS, &mut slots);
        let [#(#slots),*] = slots;
    };
    Ok((code, slots))
}

fn named(path: &TokenStream, fields: &FieldsNamed, case: Case, strict: bool) -> Result<TokenStream> {
    let (table, slots) = table(fields, case, strict, false)?;
    let mut values = Vec::new();
    for (field, slot) in fields.named.iter().zip(&slots) {
        let ident = &field.ident;
        let read = quote! { ::timebank_wire::FromWire::read(source, #slot) };
        values.push(match Named::of(&field.attrs)?.absent {
            Absent::Needed => quote! { #ident: #read },
            Absent::Default if empty_is_default(&field.ty) => quote! { #ident: #read },
            Absent::Default => quote! { #ident: if #slot.is_nowhere() { ::core::default::Default::default() } else { #read } },
            Absent::Made(made) => quote! { #ident: if #slot.is_nowhere() { #made() } else { #read } },
        });
    }
    Ok(quote! { #table #path { #(#values),* } })
}

fn defaulted(fields: &FieldsNamed, told: &Container) -> Result<TokenStream> {
    let (table, slots) = table(fields, told.case, told.strict, true)?;
    let takes = fields.named.iter().zip(&slots).map(|(field, slot)| {
        let ident = &field.ident;
        quote! { if !#slot.is_nowhere() { value.#ident = ::timebank_wire::FromWire::read(source, #slot); } }
    });
    Ok(quote! { #table let mut value = <Self as ::core::default::Default>::default(); #(#takes)* value })
}

fn union(data: &syn::DataEnum, words: &[String], told: &Container) -> Result<TokenStream> {
    let units = data.variants.iter().all(|v| matches!(v.fields, Fields::Unit));
    let (ask, inner) = match &told.tag {
        Some(tag) => (quote! { source.tag(at, #tag, &[#(#words),*]) }, quote!(at)),
        None if units => (quote! { source.word(at, &[#(#words),*]) }, quote!(at)),
        None => (quote! { { let (index, inside) = source.variant(at, &[#(#words),*]); at_inner = inside; index } }, quote!(at_inner)),
    };
    let mut arms = Vec::new();
    for (index, variant) in data.variants.iter().enumerate() {
        let ident = &variant.ident;
        let value = match &variant.fields {
            Fields::Unit if told.tag.is_some() => quote! { { source.nothing_else(#inner); Self::#ident } },
            Fields::Unit if units => quote! { Self::#ident },
            Fields::Unit => quote! { { source.unit(#inner); Self::#ident } },
            Fields::Named(fields) => named(&quote!(Self::#ident), fields, told.inner_case, told.strict)?,
            fields if only(fields).is_some() => quote! { Self::#ident(::timebank_wire::FromWire::read(source, #inner)) },
            other => return Err(Error::new_spanned(other, "a variant of this shape has no wire form")),
        };
        // After an error any variant will do as a placeholder, so the first one is the catch-all arm.
        let index = (index != 0).then_some(index);
        arms.push(index.map_or_else(|| quote! { _ => { #value } }, |index| quote! { #index => { #value } }));
    }
    // Move the catch-all arm to the end.
    if !arms.is_empty() {
        arms.rotate_left(1);
    }
    let inner = (told.tag.is_none() && !units).then(|| quote! { let at_inner; });
    Ok(quote! { #inner match #ask { #(#arms)* } })
}
