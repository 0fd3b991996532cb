import ical from 'ical-generator'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import { page } from '#interface/page.tsx'
import { moi } from '#membre/moi.ts'
import { chercherTerritoire } from '#membre/territoire-saisi.ts'
import { config } from '#socle/config.ts'
import { aParis, fuseau } from '#socle/dates.ts'
import { type Erreurs, lireFiltres, lireFormulaire, type Saisie } from '#socle/formulaire.ts'
import { borner } from '#socle/limites.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { avecParametres } from '#socle/urls.ts'
import { parcoursLisible } from '../lire/acces.ts'
import { filtreVersion } from '../lire/lire.schema.ts'
import { type Parcours, urlEtape, urlParcours } from '../parcours.ts'
import { CreerGroupePage, InvitationPage } from './AutresPagesDeGroupe.tsx'
import { groupeDuMembre, groupeParCle, rassemblerGroupe } from './acces-groupe.ts'
import { type FormulaireEnErreur, GroupePage } from './GroupePage.tsx'
import { deleteGroupe, updateGroupe } from './groupe.repository.ts'
import { groupeSchema, invitationSchema } from './groupe.schema.ts'
import { type DateDeGroupe, type Groupe, urlGroupe } from './groupe.ts'
import { creerGroupe, inviter, quitterGroupe, rejoindreGroupe } from './suivre-en-groupe.ts'

const cle = ':cle{[A-Za-z0-9_-]{16}}'

export const routes = routesDe('parcours')
  .get('/parcours/groupes/:fichier{[A-Za-z0-9_-]{16}\\.ics}', 'public', agenda, { cache: false })
  .get(`/parcours/groupes/${cle}`, 'public', montrer, { cache: false })
  .post(`/parcours/groupes/${cle}/rejoindre`, 'membre', rejoindre, { limite: 'formulaire' })
  .post(`/parcours/groupes/${cle}/quitter`, 'membre', quitter)
  .post(`/parcours/groupes/${cle}/inviter`, 'membre', envoyerInvitation, { limite: 'contact' })
  .post(`/parcours/groupes/${cle}/regler`, 'membre', regler, { limite: 'formulaire' })
  .post(`/parcours/groupes/${cle}/supprimer`, 'membre', supprimer)
  .get('/parcours/:slug/groupe', 'membre', preparer)
  .post('/parcours/:slug/groupe', 'membre', creer, { limite: 'formulaire' })

async function preparer(c: Contexte) {
  const { version = '4h' } = lireFiltres(c, filtreVersion)
  return pageCreation(c, { version }, {})
}

async function creer(c: Contexte) {
  const parcours = await parcoursLisible(c)
  const lu = await lireFormulaire(c, groupeSchema)
  if (!lu.ok) return pageCreation(c, lu.saisie, lu.erreurs, 422)
  const lieu = await lireLieu(c, lu.valeurs.territoire)
  if (!lieu.ok) return pageCreation(c, lu.saisie, { territoire: lieu.phrase }, 422)
  const { nom, version } = lu.valeurs
  const nouvelle = await creerGroupe(c.var.db, moi(c), { parcoursId: parcours.id, nom, version, territoireId: lieu.id })
  return c.redirect(`${urlGroupe({ cle: nouvelle })}?fait=cree`, 303)
}

async function montrer(c: Contexte) {
  const vue = await rassemblerGroupe(c.var.db, await groupeParCle(c))
  const { membre } = c.var
  if (membre && vue.membres.some(({ id }) => id === membre.id)) return pageGroupe(c, undefined)
  const { groupe, parcours, membres, territoire } = vue
  return page(c, { ...meta, titre: groupe.nom }, <InvitationPage {...{ groupe, parcours, territoire, membre }} nombre={membres.length} />)
}

async function agenda(c: Contexte) {
  const { groupe, parcours, dates } = await rassemblerGroupe(c.var.db, await groupeParCle(c, (c.req.param('fichier') ?? '').slice(0, -4)))
  return c.body(ecrireAgendaDeGroupe(groupe, parcours, dates), 200, { 'content-type': 'text/calendar; charset=utf-8' })
}

async function rejoindre(c: Contexte) {
  const groupe = await groupeParCle(c)
  await rejoindreGroupe(c.var.db, moi(c), groupe)
  return c.redirect(`${urlGroupe(groupe)}?fait=rejoint`, 303)
}

async function quitter(c: Contexte) {
  const { groupe, parcours } = await groupeDuMembre(c)
  await quitterGroupe(c.var.db, moi(c), groupe)
  return c.redirect(urlParcours(parcours), 303)
}

async function envoyerInvitation(c: Contexte) {
  const { groupe, parcours } = await groupeDuMembre(c)
  const lu = await lireFormulaire(c, invitationSchema)
  if (!lu.ok) return pageGroupe(c, { nom: 'invitation', saisie: lu.saisie, erreurs: lu.erreurs })
  await borner(c, { 'invitation-par': moi(c).id })
  const invitee = await inviter(c.var.db, { groupe, parcours, membre: moi(c), courriel: lu.valeurs.courriel })
  return c.redirect(`${urlGroupe(groupe)}?fait=${invitee ? 'invite' : 'deja-invitee'}`, 303)
}

async function regler(c: Contexte) {
  const { groupe } = await groupeDuMembre(c, { pourAnimer: true })
  const lu = await lireFormulaire(c, groupeSchema)
  if (!lu.ok) return pageGroupe(c, { nom: 'reglage', saisie: lu.saisie, erreurs: lu.erreurs })
  const lieu = await lireLieu(c, lu.valeurs.territoire)
  if (!lieu.ok) return pageGroupe(c, { nom: 'reglage', saisie: lu.saisie, erreurs: { territoire: lieu.phrase } })
  await updateGroupe(c.var.db, groupe.id, { ...lu.valeurs, territoireId: lieu.id })
  return c.redirect(`${urlGroupe(groupe)}?fait=regle`, 303)
}

async function supprimer(c: Contexte) {
  const { groupe, parcours } = await groupeDuMembre(c, { pourAnimer: true })
  await deleteGroupe(c.var.db, groupe.id)
  return c.redirect(urlParcours(parcours), 303)
}

const meta = { classe: 'famille-savoir', indexer: false, scripts: ['champ-territoire'] }

/** La page du groupe, pour l'un de ses membres ; 422 avec un formulaire en erreur. */
export async function pageGroupe(c: Contexte, enErreur: FormulaireEnErreur) {
  const vue = await groupeDuMembre(c)
  const contenu = <GroupePage {...vue} membre={moi(c)} avis={enErreur ? undefined : c.req.query('fait')} enErreur={enErreur} />
  return page(c, { ...meta, titre: vue.groupe.nom }, contenu, enErreur ? 422 : 200)
}

async function pageCreation(c: Contexte, saisie: Saisie, erreurs: Erreurs, statut = 200) {
  const parcours = await parcoursLisible(c)
  const canonique = avecParametres(`${urlParcours(parcours)}/groupe`, {})
  return page(c, { ...meta, canonique, titre: 'Suivre en équipe' }, <CreerGroupePage {...{ parcours, saisie, erreurs }} />, statut)
}

async function lireLieu(c: Contexte, texte: string) {
  return texte === '' ? { ok: true as const, id: null } : chercherTerritoire(c.var.db, texte)
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
