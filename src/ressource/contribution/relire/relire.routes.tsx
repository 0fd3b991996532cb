import { z } from 'zod'
import { type Fautes, lu } from '#champ/champ.ts'
import { texteDe } from '#champ/saisie.ts'
import { urlAvecAvis } from '#fiche/avis.tsx'
import { dessiner } from '#fiche/ecriture/formulaire.tsx'
import { enFautes, fautesDe, lireEcrit, saisieDeLaFiche, tenter } from '#fiche/ecriture/lire.ts'
import { listByCles } from '#fichier/fichier.repository.ts'
import { page } from '#interface/page.tsx'
import { deciderDemandes } from '#membre/moderation.ts'
import { moi } from '#membre/moi.ts'
import { changerSuivi, ressourceLisible } from '#ressource/ressource.depot.ts'
import { peutRelire } from '#ressource/ressource.droits.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import { type Ressource, urlRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { type Saisie, verifier } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { moderations } from '../contribuer/garder-ressource.ts'
import { cadreDeRessource } from '../ecriture-ressource.tsx'
import { clesDe, envoiDeRessource } from '../formulaire/envoi-de-ressource.ts'
import { Actions, type EtatDeRessource, FormulaireRessource } from '../formulaire/FormulaireRessource.tsx'
import { RelirePage, VotreMessage } from './RelirePage.tsx'
import { suggerer } from './suggerer.ts'
import { findDemandeOuverte, listDe } from './suggestion.repository.ts'

export const routes = routesDe('ressource')
  .get('/ressources/:slug/relire', 'animateur', montrer)
  .post('/ressources/:slug/relire', 'animateur', decider, { limite: 'formulaire', ...envoiDeRessource.options })

const messageSchema = z.object({
  message: z
    .string({ error: "Écrivez un mot à l'auteur." })
    .trim()
    .min(5, "Écrivez un mot à l'auteur : ce que vous changez, et pourquoi.")
    .max(5000, 'Ce message est trop long : 5 000 caractères au plus.'),
})

async function montrer(c: Contexte) {
  const ressource = await aRelire(c)
  const avis = (['envoyee', 'sans-adresse'] as const).find((nom) => nom === c.req.query('avis')) ?? null
  return rendre(c, ressource, { saisie: await saisieDeLaFiche(c.var.db, sorteRessource, ressource), avis })
}

async function decider(c: Contexte) {
  const ressource = await aRelire(c)
  const { saisie, fautes: refus } = await envoiDeRessource.recevoir(c)
  const acte = texteDe(saisie, 'acte')
  if (acte === 'publier') return publier(c, ressource)
  if (acte === 'refuser') return refuser(c, ressource, saisie)
  const [lue, mot] = [await lireEcrit(c.var.db, sorteRessource, saisie, ressource), verifier(saisie, messageSchema)]
  const fautes = { ...refus, ...fautesDe(lue, mot.ok ? lu(null) : enFautes(mot.erreurs)) }
  if (!lue.ok || !mot.ok || Object.keys(fautes).length > 0) return rendre(c, ressource, { saisie, fautes, statut: 422 })
  const { message } = mot.valeurs
  return tenter(
    async () => {
      const prevenu = await suggerer(c.var.db, { ressource, valeurs: lue.valeur, saisie, message, membre: moi(c) })
      return c.redirect(`${urlRessource(ressource)}/relire?avis=${prevenu ? 'envoyee' : 'sans-adresse'}`, 303)
    },
    (fautes, statut) => rendre(c, ressource, { saisie, fautes, statut }),
  )
}

// Par la file de modération : la personne qui a proposé est prévenue comme elle le serait de là.
async function publier(c: Contexte, ressource: Ressource) {
  const demande = await findDemandeOuverte(c.var.db, ressource.id)
  if (demande) await parLaFile(c, demande.id, 'accepter', '')
  else if (ressource.etat === 'proposee')
    await c.var.db
      .transaction()
      .execute((trx) => changerSuivi(trx, ressource.id, { etat: 'publiee' }, { auteurId: moi(c).id, motif: 'publication' }))
  return c.redirect(urlAvecAvis(urlRessource(ressource), 'publiee'), 303)
}

async function refuser(c: Contexte, ressource: Ressource, saisie: Saisie) {
  const phrase = texteDe(saisie, 'phrase').slice(0, 2000)
  if (phrase.length < 5) {
    const refus = { phrase, erreur: 'Écrivez une phrase : la personne la recevra.' }
    return rendre(c, ressource, { saisie: await saisieDeLaFiche(c.var.db, sorteRessource, ressource), refus, statut: 422 })
  }
  const demande = await findDemandeOuverte(c.var.db, ressource.id)
  if (!demande) throw new ErreurMetier(409, "Cette ressource n'attend plus de décision.")
  await parLaFile(c, demande.id, 'refuser', phrase)
  return c.redirect('/moderation?decision=refuser&nombre=1', 303)
}

async function parLaFile(c: Contexte, id: number, decision: 'accepter' | 'refuser', phrase: string) {
  const { refus } = await deciderDemandes(c.var.db, { ids: [id], decision, phrase, moderateur: moi(c), moderations })
  if (refus[0]) throw refus[0].erreur
}

async function aRelire(c: Contexte): Promise<Ressource> {
  const { fiche: ressource, portee } = await ressourceLisible(c)
  if (!peutRelire(c.var.membre, ressource, portee))
    throw new ErreurMetier(403, "Cette ressource n'attend pas de relecture, ou elle est hors de votre périmètre.")
  return ressource
}

type Etat = {
  saisie: Saisie
  fautes?: Fautes
  avis?: 'envoyee' | 'sans-adresse' | null
  refus?: { phrase: string; erreur: string | undefined }
  statut?: number
}

async function rendre(c: Contexte, ressource: Ressource, { saisie, fautes = {}, avis = null, refus, statut = 200 }: Etat) {
  const suite = <VotreMessage {...{ saisie, fautes }} />
  const aDessiner = { saisie, fautes, fiche: ressource, action: `${urlRessource(ressource)}/relire`, suite }
  const formulaire = await dessiner(c, sorteRessource, { ...cadreDeRessource, formulaire: formulaireDeRelecture }, aDessiner)
  const suggestions = await listDe(c.var.db, ressource.id)
  const meta = { titre: `Relire ${ressource.titre}`, indexer: false, scripts: cadreDeRessource.scripts }
  const contenu = (
    <RelirePage {...{ ressource, suggestions, avis }} refus={refus ?? { phrase: '', erreur: undefined }}>
      {formulaire}
    </RelirePage>
  )
  return page(c, meta, contenu, statut)
}

async function formulaireDeRelecture(etat: EtatDeRessource, db: Db) {
  return (
    <FormulaireRessource {...etat} joints={await listByCles(db, clesDe(etat.saisie))} brouillon="aucun">
      <Actions actions={[{ acte: 'suggerer', libelle: 'Envoyer mes suggestions' }]} enregistrable={false} />
    </FormulaireRessource>
  )
}
