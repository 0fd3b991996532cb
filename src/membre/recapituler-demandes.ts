import { config } from '#socle/config.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import { journal } from '#socle/journal.ts'
import { pluriel } from '#socle/texte.ts'
import { modereTout } from './membre.droits.ts'
import { listPerimetres } from './membre.repository.ts'
import type { Membre } from './membre.ts'
import { countAttente, findDernier, listModerateurs, listTitresNouveaux, upsertDernier } from './recapitulatif.repository.ts'

const parLot = 200
const titresParCourriel = 10

/**
 * Chaque matin, dit à qui modère ce qui est arrivé dans son périmètre depuis le dernier récapitulatif : un courriel au plus
 * par personne et par jour, aucun s'il n'y a rien de neuf. Rend le nombre de courriels écrits.
 */
export async function recapitulerDemandes(db: Db, maintenant = new Date()): Promise<number> {
  let ecrits = 0
  for (let apres = ''; ; ) {
    const lot = await listModerateurs(db, apres, parLot)
    for (const membre of lot) if (await sansArreter(membre, () => recapituler(db, membre, maintenant))) ecrits++
    const dernier = lot.at(-1)
    if (lot.length < parLot || !dernier) return ecrits
    apres = dernier.id
  }
}

// Un récapitulatif qui échoue ne prive pas les personnes suivantes du leur ; le sien sera retenté demain.
async function sansArreter({ id }: Membre, faire: () => Promise<boolean>): Promise<boolean> {
  return faire().catch((erreur: Error) => {
    journal.error({ membre: id, erreur: erreur.message }, 'récapitulatif non écrit')
    return false
  })
}

async function recapituler(db: Db, membre: Membre, maintenant: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const lus = await listPerimetres(trx, membre.id)
    const perimetres = modereTout({ role: membre.role, perimetres: lus }) ? undefined : lus
    const attente = { perimetres, depuis: await findDernier(trx, membre.id) }
    const { total, nouvelles } = await countAttente(trx, attente)
    if (nouvelles === 0 || !(await upsertDernier(trx, membre.id, maintenant))) return false
    const titres = await listTitresNouveaux(trx, attente, titresParCourriel)
    await ecrireCourriel(trx, {
      a: membre.courriel,
      sujet:
        nouvelles === 1
          ? `Une nouvelle demande : ${titres[0]}`
          : `${pluriel(nouvelles, 'nouvelle demande', 'nouvelles demandes')} à traiter`,
      texte: composer(membre, { total, nouvelles, titres }),
    })
    return true
  })
}

function composer({ nom }: Membre, { total, nouvelles, titres }: { total: number; nouvelles: number; titres: string[] }): string {
  const reste = nouvelles - titres.length
  const liste = [...titres.map((titre) => `- ${titre}`), ...(reste > 0 ? [`- et ${pluriel(reste, 'autre', 'autres')}`] : [])]
  const anciennes = total - nouvelles
  return [
    `Bonjour${nom ? ` ${nom}` : ''},`,
    `${pluriel(nouvelles, 'demande est arrivée', 'demandes sont arrivées')} depuis le dernier récapitulatif :`,
    liste.join('\n'),
    ...(anciennes > 0 ? [`${pluriel(anciennes, 'autre attendait déjà', 'autres attendaient déjà')}.`] : []),
    `Les lire et décider : ${config.adresse}/moderation`,
    '',
  ].join('\n\n')
}
