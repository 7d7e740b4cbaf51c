// The broker's day: what waits for somebody, in the order it is best worked through.
import { act, community, reader } from "../bank.js";
import { button, cards, h, heading, link } from "../ui.js";
import { clock, day, moment, t, today as date } from "../words.js";
import { called, person, sides } from "./common.js";

export async function today({ refresh }) {
  const [now, { nameOf }] = await Promise.all([reader().then((whole) => whole.today({ on: date() })), community()]);
  const done = (text, type, options) =>
    button(text, async () => {
      await act(type, options);
      await refresh();
    }, { class: "plain" });
  const note = (member, part) => ["keep", { member, parts: [part] }];
  const items = {
    visits: (v) => [person(v), [t("today.visit", { time: clock(v.expected) }), v.overdue ? h("strong", {}, ` · ${t("today.overdue")}`) : ""], done(t("today.back"), "visit-back", { exchange: v.exchange, member: v.member })],
    sessions: (s) => [link(s.activityName ?? t("may.any"), `#/exchange/${s.exchange}`), sides({ parts: s.people.map(({ member, name, side }) => ({ member, name, side })), visitors: s.visitors })],
    calls: (c) => [person(c), [c.text, reach(c.contact)], done(t("today.call.done"), ...note(c.member, { type: "contact", on: date(), how: "call" }))],
    exchanges: (e) => [link(`${t("exchange.one", { number: e.exchange })}, ${day(e.on)}`, `#/exchange/${e.exchange}`), [t(`waits.${e.waits}`), e.substitute ? `: ${called(e.substitute.out)} → ${called(e.substitute.into)}` : e.waitingFor?.length ? `: ${e.waitingFor.map(called).join(", ")}` : ""]],
    unanswered: (u) => [h("span", {}, u.title || called(u)), [person(u), ` · ${t("today.days", { count: u.days })}`, u.neverRefused ? ` · ${t("today.never")}` : ""], link(t("today.look"), `#/matches?kind=request&listing=${u.listing}`, { class: "button plain", "aria-label": `${t("today.look")}: ${u.title || called(u)}` })],
    firstMeetings: (m) => [h("span", {}, m.between.map((one) => nameOf(one) ?? one).join(" · ")), day(m.on), m.ask.map((who) => asking(m, who, done))],
    applicants: (a) => [person(a), t("today.days", { count: a.days }), done(t("today.welcome"), "set-state", { member: a.member, state: "active" })],
    quiet: (q) => [person(q), t("today.quiet.about", { date: day(q.last), days: t("today.days", { count: Math.round(q.usualGapTenths / 10) }) })],
    pauses: (p) => [person(p), t("today.until", { date: day(p.until) })],
    listings: (l) => [person(l), t("today.until", { date: day(l.until) }), done(t("today.renew"), "renew-listing", { listing: l.listing, until: date(180) })],
    birthdays: (b) => [person(b), t("today.age", { count: b.age })],
    concerns: (c) => [person(c), t("today.until", { date: day(c.escalate) })],
    references: (r) => [person(r), `${r.received} / ${r.wanted}`],
    rechecks: (r) => [person(r), t("today.until", { date: day(r.due) })],
    objections: (o) => [person(o), o.text],
    pairings: (p) => [h("span", {}, `${called(p.mentor)} · ${called(p.mentee)}`), t("today.until", { date: day(p.due) })],
    erasures: (e) => [person(e), [t("today.days", { count: e.days }), e.held ? ` · ${t("today.erasures.held")}` : ""], e.held ? "" : done(t("today.erase"), "erase", { member: e.member })],
    passages: (p) => [h("span", {}, p.partner), moment(p.due)],
  };
  const sections = Object.entries(items).filter(([list]) => now[list]?.length > 0);
  const count = sections.reduce((sum, [list]) => sum + now[list].length, 0);
  return [
    heading(`${t("today.title")} · ${day(date())}`, count === 0 ? t("today.nothing") : t("today.lead", { count })),
    sections.map(([list, show]) => [h("h2", {}, t(`today.${list}`)), cards(now[list].map((one) => item(list, ...show(one))))]),
  ];
}

function item(list, title, about, actions) {
  return h("li", { class: "card", "data-list": list }, h("div", { class: "row" }, h("div", {}, h("h3", {}, title), h("p", { class: "soft" }, about)), actions ? h("div", { class: "chips" }, actions) : ""));
}

function reach(contact) {
  const phone = contact?.phone;
  return phone ? [" ", link(phone, `tel:${phone.replace(/\s/g, "")}`)] : "";
}

function asking(meeting, who, done) {
  const other = meeting.between.find((member) => member !== who.member);
  const said = (again) => ["keep", { member: who.member, parts: [{ type: "after-meeting", exchange: meeting.exchange, with: other, again }] }];
  return h("div", { role: "group", "aria-label": t("today.again", { name: called(who) }), class: "chips" }, h("span", {}, t("today.again", { name: called(who) })), done(t("today.yes"), ...said(true)), done(t("today.no"), ...said(false)));
}
