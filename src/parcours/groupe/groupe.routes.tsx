import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import { moi } from '#membre/moi.ts'
import { lireFiltres, lireFormulaire } from '#socle/formulaire.ts'
import { borner } from '#socle/limites.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { pluriel } from '#socle/texte.ts'
import { filtreVersion, lireLieu, parcoursLisible } from '../lire/rassembler.ts'
import { sorteParcours } from '../parcours.sorte.ts'
import { type Parcours, urlParcours } from '../parcours.ts'
import { libelleDeLaVersion } from '../versions.ts'
import { groupeDuMembre, groupeParCle, rassemblerGroupe, type VueDeGroupe } from './acces-groupe.ts'
import { GroupePage } from './GroupePage.tsx'
import { deleteGroupe, updateGroupe } from './groupe.repository.ts'
import { type EnErreur, type GroupeRecu, groupeSchema, invitationSchema } from './groupe.schema.ts'
import { urlGroupe } from './groupe.ts'
import { ChampsDuGroupe } from './ReglagesDuGroupe.tsx'
import { creerGroupe, inviter, quitterGroupe, rejoindreGroupe } from './suivre-en-groupe.ts'

const cle = ':cle{[A-Za-z0-9_-]{16}}'

export const routes = routesDe('parcours')
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
  return pageCreation(c, { saisie: { version }, erreurs: {} })
}

async function creer(c: Contexte) {
  const parcours = await parcoursLisible(c)
  const lu = await lireFormulaire(c, groupeSchema)
  if (!lu.ok) return pageCreation(c, lu, 422)
  const lieu = await lireLieu(c.var.db, lu.valeurs.territoire)
  if (!lieu.ok) return pageCreation(c, { saisie: lu.saisie, erreurs: { territoire: lieu.phrase } }, 422)
  const { nom, version } = lu.valeurs
  const nouvelle = await creerGroupe(c.var.db, moi(c), { parcoursId: parcours.id, nom, version, territoireId: lieu.id })
  return c.redirect(`${urlGroupe({ cle: nouvelle })}?fait=cree`, 303)
}

async function montrer(c: Contexte) {
  const vue = await rassemblerGroupe(c.var.db, await groupeParCle(c))
  const { membre } = c.var
  if (membre && vue.membres.some(({ id }) => id === membre.id)) return pageGroupe(c)
  return page(c, { ...meta, titre: vue.groupe.nom }, <InvitationPage {...vue} membre={membre} />)
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
  if (!lu.ok) return pageGroupe(c, { nom: 'invitation', ...lu })
  await borner(c, { 'invitation-par': moi(c).id })
  const invitee = await inviter(c.var.db, { groupe, parcours, membre: moi(c), courriel: lu.valeurs.courriel })
  return c.redirect(`${urlGroupe(groupe)}?fait=${invitee ? 'invite' : 'deja-invitee'}`, 303)
}

async function regler(c: Contexte) {
  const { groupe } = await groupeDuMembre(c, { pourAnimer: true })
  const lu = await lireFormulaire(c, groupeSchema)
  if (!lu.ok) return pageGroupe(c, { nom: 'reglage', ...lu })
  const lieu = await lireLieu(c.var.db, lu.valeurs.territoire)
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
export async function pageGroupe(c: Contexte, enErreur?: EnErreur) {
  const vue = await groupeDuMembre(c)
  const contenu = <GroupePage {...vue} membre={moi(c)} avis={enErreur ? undefined : c.req.query('fait')} enErreur={enErreur} />
  return page(c, { ...meta, titre: vue.groupe.nom }, contenu, enErreur ? 422 : 200)
}

async function pageCreation(c: Contexte, recu: GroupeRecu, statut = 200) {
  const parcours = await parcoursLisible(c)
  const canonique = `${urlParcours(parcours)}/groupe`
  return page(c, { ...meta, canonique, titre: 'Suivre en équipe' }, <CreerGroupePage {...recu} parcours={parcours} />, statut)
}

/** Créer un groupe pour un parcours. */
function CreerGroupePage({ parcours, ...recu }: GroupeRecu & { parcours: Parcours }) {
  return (
    <>
      <FilAriane etapes={sorteParcours.fil(parcours, 'Suivre en équipe')} />
      <h1>Suivre ce parcours en équipe</h1>
      <p class="chapeau">
        Un nom, un lien à donner, des dates communes. Chacun avance à son pas et garde ses réponses pour lui ; le groupe voit seulement
        combien ont fini chaque étape.
      </p>
      <form method="post" action={`${urlParcours(parcours)}/groupe`} novalidate>
        <ChampsDuGroupe {...recu} />
        <Bouton>Créer le groupe</Bouton>
      </form>
    </>
  )
}

/** Ce que voit qui ouvre le lien sans être du groupe. */
function InvitationPage({ groupe, parcours, membres, territoire, membre }: VueDeGroupe & { membre: MembreConnecte | null }) {
  return (
    <>
      <FilAriane etapes={sorteParcours.fil(parcours, groupe.nom)} />
      <p class="surtitre">Invitation{territoire && ` · ${territoire}`}</p>
      <h1>{groupe.nom}</h1>
      <p class="chapeau">
        {pluriel(membres.length, 'personne suit', 'personnes suivent')} ensemble « {parcours.titre} », en{' '}
        {libelleDeLaVersion[groupe.version]}. {parcours.resume}
      </p>
      <p>Dans le groupe, votre nom se voit, et combien d'étapes sont finies par combien de personnes. Vos réponses restent à vous.</p>
      {membre ? (
        <form method="post" action={`${urlGroupe(groupe)}/rejoindre`}>
          <Bouton>Rejoindre le groupe</Bouton>
        </form>
      ) : (
        <p class="actions">
          <Bouton href={`/connexion?suite=${encodeURIComponent(urlGroupe(groupe))}`}>Entrer, pour rejoindre le groupe</Bouton>
          <BoutonVers href={urlParcours(parcours)}>Voir d'abord le parcours</BoutonVers>
        </p>
      )}
    </>
  )
}
