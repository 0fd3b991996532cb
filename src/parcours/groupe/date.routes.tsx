import { page } from '#interface/page.tsx'
import { aParis } from '#socle/dates.ts'
import { trouve } from '#socle/erreurs.ts'
import { type Erreurs, lireFormulaire, type Saisie } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { DatePage } from './AutresPagesDeGroupe.tsx'
import { groupeDuMembre } from './acces-groupe.ts'
import { deleteDate, findDate, updateDate } from './groupe.repository.ts'
import { pageGroupe } from './groupe.routes.tsx'
import { dateSchema } from './groupe.schema.ts'
import { urlGroupe } from './groupe.ts'
import { ajouterDate } from './suivre-en-groupe.ts'

const dates = '/parcours/groupes/:cle{[A-Za-z0-9_-]{16}}/dates'

export const routes = routesDe('parcours')
  .post(dates, 'membre', ajouter, { limite: 'formulaire' })
  .get(`${dates}/:id{[0-9]{1,15}}`, 'membre', ouvrir)
  .post(`${dates}/:id{[0-9]{1,15}}`, 'membre', modifier, { limite: 'formulaire' })
  .post(`${dates}/:id{[0-9]{1,15}}/retirer`, 'membre', retirer)

async function ajouter(c: Contexte) {
  const { groupe } = await groupeDuMembre(c)
  const lu = await lireFormulaire(c, dateSchema)
  if (!lu.ok) return pageGroupe(c, { nom: 'date', saisie: lu.saisie, erreurs: lu.erreurs })
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
  return pageDate(c, saisie, {})
}

async function modifier(c: Contexte) {
  const { groupe, date } = await dateDuGroupe(c)
  const lu = await lireFormulaire(c, dateSchema)
  if (!lu.ok) return pageDate(c, lu.saisie, lu.erreurs, 422)
  await updateDate(c.var.db, date.id, lu.valeurs)
  return c.redirect(`${urlGroupe(groupe)}?fait=date`, 303)
}

async function retirer(c: Contexte) {
  const { groupe, date } = await dateDuGroupe(c)
  await deleteDate(c.var.db, groupe.id, date.id)
  return c.redirect(`${urlGroupe(groupe)}?fait=retiree`, 303)
}

async function pageDate(c: Contexte, saisie: Saisie, erreurs: Erreurs, statut = 200) {
  const { groupe, parcours, etapes, date } = await dateDuGroupe(c)
  const meta = { classe: 'famille-savoir', indexer: false, titre: `Une date · ${groupe.nom}` }
  return page(c, meta, <DatePage {...{ groupe, parcours, etapes, date, saisie, erreurs }} />, statut)
}

async function dateDuGroupe(c: Contexte) {
  const vue = await groupeDuMembre(c)
  const date = trouve(await findDate(c.var.db, vue.groupe.id, Number(c.req.param('id'))), "Cette date n'est plus dans l'agenda du groupe.")
  return { ...vue, date }
}
