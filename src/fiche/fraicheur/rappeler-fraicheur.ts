import { config } from '#socle/config.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import { journal } from '#socle/journal.ts'
import type { ObjetARappeler, SourceDeRappel } from '#socle/salle.ts'
import type { Tache } from '#socle/taches.ts'
import { aujourdhui, dateLongue, pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { accorder, pronoms } from '../mots.ts'
import { cleDArret, cleDeConfirmation } from './cles-de-fraicheur.ts'
import { type Destinataire, listARappeler, upsertRappel } from './rappel.repository.ts'

/** Au-delà de cette durée sans vérification, une fiche est dite « à vérifier ». */
const moisAvantVerification = 12
const joursEntreRappels = 90
const fichesParCourriel = 50

/** Le travail de fond des rappels, le mardi matin. `sources` : ce que l'on tient dans chaque salle ; tout part dans le même courriel. */
export const tacheRappelerFraicheur = (sources: readonly SourceDeRappel[]): Tache => ({
  nom: 'rappeler-fraicheur',
  rythme: '10 8 * * 2',
  faire: async (db) => void (await rappelerFraicheur(db, sources)),
})

/**
 * Écrit à chaque personne qui tient des fiches ou des ressources anciennes : un seul courriel pour toutes, au plus tous les 90 jours,
 * jamais vide, jamais à qui n'en veut plus. Rend le nombre de courriels écrits.
 */
export async function rappelerFraicheur(db: Db, sources: readonly SourceDeRappel[], maintenant = new Date()): Promise<number> {
  const limite = new Date(maintenant)
  limite.setMonth(limite.getMonth() - moisAvantVerification)
  const echeances = { avant: aujourdhui(limite), dernierAvant: new Date(maintenant.getTime() - joursEntreRappels * 86_400_000) }
  const rates = new Set<string>()
  let ecrits = 0
  for (;;) {
    // Un rappel qui échoue reste dans la liste : il n'arrête pas les autres, et n'est pas retenté avant la semaine prochaine.
    const lot = (await listARappeler(db, echeances, sources)).filter(({ id }) => !rates.has(id))
    if (lot.length === 0) return ecrits
    for (const personne of lot)
      ecrits += await rappeler(db, personne, sources, { ...echeances, maintenant }).catch((erreur: Error) => {
        journal.error({ membre: personne.id, erreur: erreur.message }, 'rappel non écrit')
        rates.add(personne.id)
        return 0
      })
  }
}

type ARappeler = ObjetARappeler & { source: SourceDeRappel }
type Quand = { avant: string; dernierAvant: Date; maintenant: Date }

async function rappeler(db: Db, personne: Destinataire, sources: readonly SourceDeRappel[], quand: Quand): Promise<number> {
  return db.transaction().execute(async (trx) => {
    if (!(await upsertRappel(trx, personne.id, quand))) return 0
    const fiches = await lister(trx, personne.id, sources, quand.avant)
    if (fiches.length === 0) return 0
    const arret = `${config.adresse}${avecParametres('/rappels', { cle: cleDArret(personne.id) })}`
    await ecrireCourriel(trx, {
      a: personne.courriel,
      sujet:
        fiches.length === 1 && fiches[0]
          ? `« ${fiches[0].nom} » est-${pronoms(fiches[0].source).elle} toujours à jour ?`
          : `Vos ${fiches.length} fiches sont-elles toujours à jour ?`,
      texte: composer(personne, fiches, arret, quand.maintenant),
      entetes: { 'List-Unsubscribe': `<${arret}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    })
    return 1
  })
}

async function lister(trx: Db, membreId: string, sources: readonly SourceDeRappel[], avant: string): Promise<ARappeler[]> {
  const listes = await Promise.all(
    sources.map(async (source) => (await source.lister(trx, membreId, avant)).map((objet) => ({ ...objet, source }))),
  )
  return listes.flat()
}

function composer({ nom }: Destinataire, fiches: ARappeler[], arret: string, maintenant: Date): string {
  const lignes = fiches.slice(0, fichesParCourriel).map((fiche) => {
    const { chemin, usage } = fiche.source
    const verifiee = accorder(fiche.source, 'vérifié')
    const cle = cleDeConfirmation(fiche, { usage, maintenant })
    const lien = `${config.adresse}${avecParametres(`${chemin}/${fiche.slug}/a-jour`, { cle })}`
    const depuis = fiche.verifieeLe ? `${verifiee} le ${dateLongue(fiche.verifieeLe)}` : `jamais ${verifiee}`
    return `${fiche.nom} (${depuis})\nToujours à jour ? ${lien}\nÀ corriger : ${config.adresse}${chemin}/${fiche.slug}/modifier`
  })
  const reste = fiches.length - lignes.length
  const suite = reste > 0 ? [`Et ${pluriel(reste, 'autre fiche', 'autres fiches')} dans votre compte : ${config.adresse}/mon-compte`] : []
  return [
    `Bonjour${nom ? ` ${nom}` : ''},`,
    `Vous tenez ${fiches.length === 1 ? 'cette fiche' : 'ces fiches'} sur la plateforme des catalyseurs territoriaux. Plus d'un an a passé : un clic suffit pour dire que rien n'a changé, sans se connecter.`,
    ...lignes,
    ...suite,
    `Ne plus recevoir ces rappels : ${arret}`,
    '',
  ].join('\n\n')
}
