import ical from 'ical-generator'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import { config } from '#socle/config.ts'
import { aParis, fuseau } from '#socle/dates.ts'
import { trouve } from '#socle/erreurs.ts'
import { lireFormulaire } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { sorteParcours } from '../parcours.sorte.ts'
import { type Parcours, urlEtape } from '../parcours.ts'
import { groupeDuMembre, groupeParCle, rassemblerGroupe, type VueDeGroupe } from './acces-groupe.ts'
import { FormulaireDeDate } from './DatesDuGroupe.tsx'
import { deleteDate, updateDate } from './groupe.repository.ts'
import { pageGroupe } from './groupe.routes.tsx'
import { type DateRecue, dateSchema } from './groupe.schema.ts'
import { type DateDeGroupe, type Groupe, urlGroupe } from './groupe.ts'
import { ajouterDate } from './suivre-en-groupe.ts'

const dates = '/parcours/groupes/:cle{[A-Za-z0-9_-]{16}}/dates'

/** Les dates d'un groupe, et l'agenda qui les porte. */
export const routes = routesDe('parcours')
  .get('/parcours/groupes/:fichier{[A-Za-z0-9_-]{16}\\.ics}', 'public', agenda, { cache: false })
  .post(dates, 'membre', ajouter, { limite: 'formulaire' })
  .get(`${dates}/:id{[0-9]{1,15}}`, 'membre', ouvrir)
  .post(`${dates}/:id{[0-9]{1,15}}`, 'membre', modifier, { limite: 'formulaire' })
  .post(`${dates}/:id{[0-9]{1,15}}/retirer`, 'membre', retirer)

async function ajouter(c: Contexte) {
  const { groupe } = await groupeDuMembre(c)
  const lu = await lireFormulaire(c, dateSchema)
  if (!lu.ok) return pageGroupe(c, { nom: 'date', ...lu })
  await ajouterDate(c.var.db, groupe, lu.valeurs)
  return c.redirect(`${urlGroupe(groupe)}?fait=date`, 303)
}

async function ouvrir(c: Contexte) {
  const { date } = await dateDuGroupe(c)
  const paris = aParis(date.debut)
  const saisie = {
    jour: paris.toFormat('yyyy-MM-dd'),
    heure: paris.toFormat('HH:mm'),
    duree: String(date.dureeMinutes),
    lieu: date.lieu,
    etape: date.blocCle ?? '',
    note: date.note,
  }
  return pageDate(c, { saisie, erreurs: {} })
}

async function modifier(c: Contexte) {
  const { groupe, date } = await dateDuGroupe(c)
  const lu = await lireFormulaire(c, dateSchema)
  if (!lu.ok) return pageDate(c, lu, 422)
  await updateDate(c.var.db, date.id, lu.valeurs)
  return c.redirect(`${urlGroupe(groupe)}?fait=date`, 303)
}

async function retirer(c: Contexte) {
  const { groupe, date } = await dateDuGroupe(c)
  await deleteDate(c.var.db, groupe.id, date.id)
  return c.redirect(`${urlGroupe(groupe)}?fait=retiree`, 303)
}

async function pageDate(c: Contexte, { saisie, erreurs }: DateRecue, statut = 200) {
  const vue = await dateDuGroupe(c)
  const meta = { classe: 'famille-savoir', indexer: false, titre: `Une date · ${vue.groupe.nom}` }
  return page(c, meta, <DatePage {...vue} {...{ saisie, erreurs }} />, statut)
}

async function dateDuGroupe(c: Contexte) {
  const vue = await groupeDuMembre(c)
  const date = vue.dates.find(({ id }) => id === Number(c.req.param('id')))
  return { ...vue, date: trouve(date, "Cette date n'est plus dans l'agenda du groupe.") }
}

type PropsDate = DateRecue & VueDeGroupe & { date: DateDeGroupe }

/** Déplacer une date, ou la retirer. */
function DatePage({ groupe, parcours, etapes, date, saisie, erreurs }: PropsDate) {
  const leGroupe = { libelle: groupe.nom, href: urlGroupe(groupe) }
  const action = `${urlGroupe(groupe)}/dates/${date.id}`
  return (
    <>
      <FilAriane etapes={[...sorteParcours.fil(parcours, groupe.nom).with(-1, leGroupe), { libelle: 'Une date' }]} />
      <h1>Modifier la date</h1>
      <FormulaireDeDate action={action} etapes={etapes} saisie={saisie} erreurs={erreurs}>
        Enregistrer la date
      </FormulaireDeDate>
      <form method="post" action={`${action}/retirer`}>
        <p>Annulée ? L'agenda de chacun ne la montrera plus.</p>
        <Bouton variante="danger">Retirer cette date</Bouton>
      </form>
    </>
  )
}

async function agenda(c: Contexte) {
  const { groupe, parcours, dates } = await rassemblerGroupe(c.var.db, await groupeParCle(c, (c.req.param('fichier') ?? '').slice(0, -4)))
  return c.body(ecrireAgendaDeGroupe(groupe, parcours, dates), 200, { 'content-type': 'text/calendar; charset=utf-8' })
}

/** Les dates d'un groupe au format iCalendar (RFC 5545) ; l'UID d'une date ne change jamais. */
function ecrireAgendaDeGroupe(groupe: Groupe, parcours: Parcours, dates: readonly DateDeGroupe[]): string {
  const agenda = ical({ name: `${parcours.titre} · ${groupe.nom}`, prodId: '//Catalyse//Parcours//FR' })
  // Sans fuseau pour l'agenda entier : DTSTAMP reste en temps universel, comme la norme le demande.
  agenda.timezone({ name: null, generator: () => String(tzlib_get_ical_block(fuseau)[0]) })
  agenda.ttl(3600).source(`${config.adresse}${urlGroupe(groupe)}.ics`)
  for (const date of dates) {
    const etape = parcours.blocs.find(({ cle, genre }) => genre === 'etape' && cle === date.blocCle)
    const debut = aParis(date.debut)
    agenda.createEvent({
      id: date.uid,
      start: debut,
      end: debut.plus({ minutes: date.dureeMinutes }),
      timezone: fuseau,
      summary: etape ? `${parcours.titre} : ${etape.titre}` : parcours.titre,
      description: [groupe.nom, date.note, etape ? config.adresse + urlEtape(parcours, etape.cle, groupe.version) : '']
        .filter(Boolean)
        .join('\n\n'),
      location: date.lieu,
      url: config.adresse + urlGroupe(groupe),
    })
  }
  return agenda.toString()
}
