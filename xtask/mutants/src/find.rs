//! Finds what can be changed in a file, and writes the file with every change in it, each waiting for its number to be called.

use std::ops::Range;

use proc_macro2::Span;
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Arm, BinOp, Block, Expr, ExprMethodCall, Pat, ReturnType, Signature, Stmt, Type, UnOp};

/// One small change of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// The line it begins at, from 1.
    pub line: usize,
    /// The function it is in.
    pub function: String,
    /// What is changed, as one reads it.
    pub what: String,
    range: Range<usize>,
    change: Change,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Change {
    /// Another expression stands in its place.
    Instead(String),
    /// The statement is left out.
    LeftOut,
    /// The function ends before it has begun.
    AtOnce(String),
}

/// Every change of a file.
pub fn mutants(source: &str) -> Result<Vec<Mutant>, syn::Error> {
    let mut finder = Finder::default();
    finder.visit_file(&syn::parse_file(source)?);
    // What stands around another comes first; `AtOnce` is an empty place and comes after what holds it.
    finder.found.sort_by_key(|mutant| (mutant.range.start, usize::MAX - mutant.range.end));
    Ok(finder.found)
}

/// The file with these changes in it, each under its number. No line is added: what a compiler says of a line is about the same line here.
pub fn with_all(source: &str, numbered: &[(u32, &Mutant)]) -> String {
    let mut rest = numbered;
    within(source, 0..source.len(), &mut rest)
}

fn within(source: &str, range: Range<usize>, rest: &mut &[(u32, &Mutant)]) -> String {
    let text = |range: Range<usize>| source.get(range).unwrap_or_default();
    let mut out = String::new();
    let mut at = range.start;
    while let Some(((number, mutant), others)) = rest.split_first()
        && mutant.range.start < range.end
        && mutant.range.end <= range.end
    {
        *rest = others;
        out.push_str(text(at..mutant.range.start));
        let inner = within(source, mutant.range.clone(), rest);
        let on = format!("crate::mutants::on({number})");
        out.push_str(&match &mutant.change {
            Change::Instead(other) => format!("(if {on} {{ {other} }} else {{ {inner} }})"),
            Change::LeftOut => format!("if !{on} {{ {inner} }}"),
            Change::AtOnce(end) => format!(" if {on} {{ {end} }}"),
        });
        at = mutant.range.end;
    }
    out.push_str(text(at..range.end));
    out
}

/// Walks through a file, past everything that is settled when it is compiled.
#[derive(Default)]
struct Finder {
    found: Vec<Mutant>,
    functions: Vec<String>,
}

/// Methods that stand for one another.
const PAIRS: [(&str, &str); 11] = [
    ("is_some", "is_none"),
    ("is_some_and", "is_none_or"),
    ("is_ok", "is_err"),
    ("any", "all"),
    ("min", "max"),
    ("min_by_key", "max_by_key"),
    ("first", "last"),
    ("skip_while", "take_while"),
    ("skip", "take"),
    ("checked_add", "checked_sub"),
    ("saturating_add", "saturating_sub"),
];

/// Methods that say yes or no.
const ASKED: [&str; 6] = ["is_empty", "contains", "contains_key", "starts_with", "ends_with", "eq"];

impl Finder {
    fn add(&mut self, span: Span, what: String, change: Change) {
        let range = span.byte_range();
        let function = self.functions.join("::");
        self.found.push(Mutant { line: span.start().line, function, what, range, change });
    }

    fn instead(&mut self, old: &Expr, new: &impl ToTokens) {
        let new = new.to_token_stream().to_string();
        self.add(old.span(), format!("{} -> {new}", old.to_token_stream()), Change::Instead(new));
    }

    /// A function, if it is one that runs.
    fn function(&mut self, attributes: &[syn::Attribute], signature: &Signature, body: &Block) {
        if signature.constness.is_some() || tested_only(attributes) {
            return;
        }
        self.functions.push(signature.ident.to_string());
        let after_brace = body.brace_token.span.open().end();
        let place = body.brace_token.span.open().byte_range().end;
        for end in ends(&signature.output) {
            let what = format!("ends at once: {end}");
            let function = self.functions.join("::");
            let range = place..place;
            self.found.push(Mutant { line: after_brace.line, function, what, range, change: Change::AtOnce(end) });
        }
        visit::visit_block(self, body);
        self.functions.pop();
    }

    /// The opposite of a condition that nothing else here changes.
    fn opposite(&mut self, condition: &Expr) {
        let plain = match condition {
            Expr::Path(_) | Expr::Field(_) | Expr::Call(_) => true,
            Expr::MethodCall(call) => swapped(call).is_none(),
            _ => false,
        };
        if plain {
            self.instead(condition, &quote!(!(#condition)));
        }
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.attrs, &item.sig, &item.block);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.attrs, &item.sig, &item.block);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(body) = &item.default {
            self.function(&item.attrs, &item.sig, body);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        self.functions.push(item.self_ty.to_token_stream().to_string());
        visit::visit_item_impl(self, item);
        self.functions.pop();
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !tested_only(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_const(&mut self, _: &'ast syn::ItemConst) {}
    fn visit_item_static(&mut self, _: &'ast syn::ItemStatic) {}
    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}
    fn visit_trait_item_const(&mut self, _: &'ast syn::TraitItemConst) {}
    fn visit_item_enum(&mut self, _: &'ast syn::ItemEnum) {}
    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
    fn visit_pat(&mut self, _: &'ast Pat) {}
    fn visit_type(&mut self, _: &'ast Type) {}
    fn visit_generic_argument(&mut self, _: &'ast syn::GenericArgument) {}

    fn visit_expr_repeat(&mut self, repeat: &'ast syn::ExprRepeat) {
        self.visit_expr(&repeat.expr);
    }

    fn visit_expr_if(&mut self, branch: &'ast syn::ExprIf) {
        self.opposite(&branch.cond);
        visit::visit_expr_if(self, branch);
    }

    fn visit_arm(&mut self, arm: &'ast Arm) {
        // Of a pattern, only what is asked beside it runs.
        if let Pat::Guard(guarded) = &arm.pat {
            self.opposite(&guarded.guard);
            self.visit_expr(&guarded.guard);
        }
        self.visit_expr(&arm.body);
    }

    fn visit_stmt(&mut self, statement: &'ast Stmt) {
        if let Stmt::Expr(expression, Some(_)) = statement
            && can_be_left_out(expression)
        {
            self.add(statement.span(), format!("left out: {}", expression.to_token_stream()), Change::LeftOut);
        }
        visit::visit_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'ast Expr) {
        match expression {
            Expr::Binary(binary) if !has_let(expression) => {
                if let Some(operator) = other_operator(&binary.op) {
                    let mut new = binary.clone();
                    new.op = operator;
                    self.instead(expression, &new);
                }
            }
            Expr::Unary(unary) if matches!(unary.op, UnOp::Not(_)) => self.instead(expression, &unary.expr),
            Expr::MethodCall(call) => {
                if let Some(new) = swapped(call) {
                    self.instead(expression, &new);
                }
            }
            Expr::Lit(literal) => {
                if let syn::Lit::Int(number) = &literal.lit
                    && let Ok(value) = number.base10_parse::<u128>()
                    && value != 255
                    && let Ok(next) = format!("{}{}", value.saturating_add(1), number.suffix()).parse::<proc_macro2::TokenStream>()
                {
                    self.instead(expression, &next);
                }
            }
            _ => {}
        }
        visit::visit_expr(self, expression);
    }
}

/// Whether the attributes keep an item out of what runs.
fn tested_only(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let tokens = attribute.meta.to_token_stream().to_string();
        tokens == "test" || (tokens.starts_with("cfg") && tokens.contains("test"))
    })
}

/// `if let` and its chains are no expressions by themselves.
fn has_let(expression: &Expr) -> bool {
    match expression {
        Expr::Let(_) => true,
        Expr::Binary(binary) => has_let(&binary.left) || has_let(&binary.right),
        _ => false,
    }
}

fn other_operator(operator: &BinOp) -> Option<BinOp> {
    let other = match operator {
        BinOp::Lt(_) => "<=",
        BinOp::Le(_) => "<",
        BinOp::Gt(_) => ">=",
        BinOp::Ge(_) => ">",
        BinOp::Eq(_) => "!=",
        BinOp::Ne(_) => "==",
        BinOp::And(_) => "||",
        BinOp::Or(_) => "&&",
        BinOp::Add(_) => "-",
        BinOp::Sub(_) => "+",
        _ => return None,
    };
    syn::parse_str(other).ok()
}

/// The call with its method changed into its opposite.
fn swapped(call: &ExprMethodCall) -> Option<proc_macro2::TokenStream> {
    let name = call.method.to_string();
    if ASKED.contains(&name.as_str()) {
        return Some(quote!(!(#call)));
    }
    let other = PAIRS.iter().find_map(|(one, two)| match name.as_str() {
        name if name == *one => Some(*two),
        name if name == *two => Some(*one),
        _ => None,
    })?;
    let mut new = call.clone();
    new.method = syn::Ident::new(other, call.method.span());
    Some(new.into_token_stream())
}

/// Statements that do something: calls, with or without `?`, and assignments.
fn can_be_left_out(expression: &Expr) -> bool {
    match expression {
        Expr::MethodCall(_) | Expr::Call(_) | Expr::Assign(_) => true,
        Expr::Try(tried) => can_be_left_out(&tried.expr),
        Expr::Binary(binary) => matches!(binary.op, BinOp::AddAssign(_) | BinOp::SubAssign(_) | BinOp::BitOrAssign(_)),
        _ => false,
    }
}

/// What a function of this type may answer without doing anything.
fn ends(output: &ReturnType) -> Vec<String> {
    match output {
        ReturnType::Default => vec!["return;".to_owned()],
        ReturnType::Type(_, kind) => values(kind).iter().map(|value| format!("return {value};")).collect(),
    }
}

fn values(kind: &Type) -> Vec<String> {
    if let Type::Tuple(tuple) = kind
        && tuple.elems.is_empty()
    {
        return vec!["()".to_owned()];
    }
    let Type::Path(path) = kind else { return Vec::new() };
    let Some(last) = path.path.segments.last() else { return Vec::new() };
    let words: &[&str] = match last.ident.to_string().as_str() {
        "bool" => &["true", "false"],
        "Option" => &["None"],
        "Vec" => &["Vec::new()"],
        "String" => &["String::new()"],
        "u8" | "u16" | "u32" | "u64" | "usize" | "i32" | "i64" | "i128" => &["0", "1"],
        "Result" => {
            let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else { return Vec::new() };
            let Some(syn::GenericArgument::Type(good)) = arguments.args.first() else { return Vec::new() };
            return values(good).iter().map(|value| format!("Ok({value})")).collect();
        }
        _ => &[],
    };
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{mutants, with_all};

    fn whats(source: &str) -> Vec<String> {
        mutants(source).map(|found| found.into_iter().map(|mutant| mutant.what).collect()).unwrap_or_default()
    }

    #[test]
    fn what_runs_is_changed() {
        assert_eq!(
            whats("fn f(a: u8, b: u8) -> bool { g(a); !(a < b) }"),
            ["ends at once: return true;", "ends at once: return false;", "left out: g (a)", "! (a < b) -> (a < b)", "a < b -> a <= b"]
        );
    }

    #[test]
    fn what_is_settled_at_compile_time_is_not() {
        for source in [
            "const A: u8 = 1;",
            "const fn f() -> u8 { 1 }",
            "#[test] fn f() { g(1); }",
            "#[cfg(test)] mod m { fn f() { g(1); } }",
            "fn f(a: [u8; 3]) -> S { match a { [1, 2, 3] => s, _ => t } }",
            "fn f() -> S { let S { a } = s else { panic!(\"{}\", 1) }; a }",
        ] {
            assert_eq!(whats(source), Vec::<String>::new(), "{source}");
        }
    }

    #[test]
    fn a_change_inside_another_is_kept_and_no_line_moves() {
        let source = "fn f(a: u8) -> S {\n    s(a == 1\n        && a > 2)\n}\n";
        let found = mutants(source).unwrap_or_default();
        let numbered: Vec<_> = (7..).zip(&found).collect();
        let text = with_all(source, &numbered);
        assert_eq!(text.lines().count(), source.lines().count());
        assert!(syn::parse_file(&text).is_ok(), "{text}");
        for number in 7..12 {
            assert_eq!(text.matches(&format!("on({number})")).count(), 1, "{text}");
        }
        assert!(text.contains("a == 1 || a > 2"), "{text}");
    }
}
