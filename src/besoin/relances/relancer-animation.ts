import { modereTout, peutModerer } from '#membre/membre.droits.ts'
import { listPerimetres } from '#membre/membre.repository.ts'
import type { Membre } from '#membre/membre.ts'
import { listModerateurs } from '#membre/recapitulatif.repository.ts'
import { config } from '#socle/config.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import { aParis } from '#socle/dates.ts'
import type { Db } from '#socle/db.ts'
import { joursOuvresEntre } from '#socle/jours-ouvres.ts'
import type { Tache } from '#socle/taches.ts'
import { aujourdhui, dateLongue, pluriel } from '#socle/texte.ts'
import { urlBesoin } from '../besoin.ts'
import { seuilDEveil } from '../voix/voix-de-besoin.ts'
import { type EnAttente, type Etape, insertRelances, listEnAttente } from './relance.repository.ts'

const parLot = 200
const parCourriel = 20

/** Les rappels à l'animation, chaque matin de semaine. */
export const tacheRelancer: Tache = { nom: 'relancer-animation', rythme: '20 8 * * 1-5', faire: (db) => relancer(db).then(() => {}) }

type Due = EnAttente & { etapes: Etape[]; raison: string }

/**
 * Rappelle à qui anime les besoins sans réponse : trois jours ouvrés, dix jours, trente jours après qu'ils ont été dits ; et ceux que
 * cinq territoires disent aussi. Une fois par étape, jamais un besoin auquel quelqu'un travaille. Rend le nombre de courriels.
 */
export async function relancer(db: Db, maintenant = new Date()): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const dues = (await listEnAttente(trx, seuilDEveil)).flatMap((besoin) => due(besoin, maintenant))
    if (dues.length === 0) return 0
    // Une étape n'est faite que si quelqu'un l'a reçue : sans personne pour animer, ou au-delà de ce que dit un courriel, elle reste à dire.
    const dites = new Set<Due>()
    let ecrits = 0
    for (let apres = ''; ; ) {
      const lot = await listModerateurs(trx, apres, parLot)
      for (const membre of lot) {
        const lues = await ecrire(trx, membre, dues, maintenant)
        for (const due of lues) dites.add(due)
        if (lues.length > 0) ecrits++
      }
      const dernier = lot.at(-1)
      if (lot.length < parLot || !dernier) break
      apres = dernier.id
    }
    await insertRelances(trx, [...dites])
    return ecrits
  })
}

// Les étapes passées que rien n'a encore dites ; une seule raison, la plus pressante.
function due(besoin: EnAttente, maintenant: Date): Due[] {
  // Trois jours pleins : celui qui commence ne compte pas encore.
  const veille = new Date(maintenant.getTime() - 86_400_000)
  const jours = aParis(maintenant).startOf('day').diff(aParis(besoin.exprimeLe).startOf('day'), 'days').days
  const dit = `dit le ${dateLongue(besoin.exprimeLe)}`
  const passees: [Etape, boolean, string][] = [
    ['voix', besoin.aussi >= seuilDEveil, `${pluriel(besoin.aussi, 'personne dit', 'personnes disent')} « nous aussi »`],
    // Dix jours en comptent toujours trois ouvrés : rien à compter au-delà.
    ['trois-jours', jours >= 10 || joursOuvresEntre(besoin.exprimeLe, veille) >= 3, `${dit}, sans réponse depuis trois jours ouvrés`],
    ['dix-jours', jours >= 10, `${dit}, sans réponse depuis dix jours`],
    [
      'trente-jours',
      jours >= 30,
      `${dit}, sans réponse depuis trente jours : répondez, ou dites pourquoi il est laissé. C'est le dernier rappel`,
    ],
  ]
  const nouvelles = passees.filter(([etape, passee]) => passee && !besoin.faites.includes(etape))
  const [, , raison] = nouvelles.at(-1) ?? []
  return raison === undefined ? [] : [{ ...besoin, etapes: nouvelles.map(([etape]) => etape), raison }]
}

/** Écrit à cette personne ce qu'elle anime ; rend ce que son courriel dit. */
async function ecrire(trx: Db, membre: Membre, dues: readonly Due[], maintenant: Date): Promise<readonly Due[]> {
  const moderateur = { role: membre.role, perimetres: await listPerimetres(trx, membre.id) }
  const siennes = dues.filter(
    ({ zones, termes }) => modereTout(moderateur) || peutModerer(moderateur, { territoires: zones, thematiques: termes }),
  )
  if (siennes.length === 0) return []
  const dites = siennes.slice(0, parCourriel)
  const lignes = dites.map((besoin) => `- « ${besoin.titre} » : ${besoin.raison}.\n  ${config.adresse}${urlBesoin(besoin)}`)
  const reste = siennes.length - lignes.length
  const ecrit = await ecrireCourriel(
    trx,
    {
      a: membre.courriel,
      sujet:
        siennes.length === 1
          ? 'Un besoin attend une réponse'
          : `${pluriel(siennes.length, 'besoin attend', 'besoins attendent')} une réponse`,
      texte: `Bonjour${membre.nom ? ` ${membre.nom}` : ''},\n\n${lignes.join('\n')}${reste > 0 ? `\n- et ${pluriel(reste, 'autre', 'autres')} : ${config.adresse}/besoins?etat=exprime` : ''}\n\nPourquoi ce courriel : vous animez leur territoire ou leur thématique. Un besoin vous est rappelé au plus quatre fois (trois jours ouvrés, dix jours, trente jours, et si d'autres disent « nous aussi ») ; plus du tout dès que quelqu'un y répond.\n`,
      cadence: { usage: 'relance-de-besoins', objet: aujourdhui(maintenant), auDela: 'taire' },
    },
    maintenant,
  )
  return ecrit ? dites : []
}
