import { aParis } from '#socle/dates.ts'
import type { Saisie } from '#socle/formulaire.ts'
import type { Seance } from '../seance.ts'

/** Les lignes répétées du formulaire, telles qu'elles ont été écrites. */
export type IntervenantSaisi = { nom: string; fonction: string; structure: string }
export type PartieSaisie = { titre: string; duree: string; resume: string; intervenants: IntervenantSaisi[] }
/** `cle` : celle d'un fichier déposé ici ; vide pour une adresse. */
export type DocumentSaisi = { titre: string; url: string; cle: string }
export type FormulaireDeSeance = { saisie: Saisie; programme: PartieSaisie[]; documents: DocumentSaisi[] }

const lignesAuPlus = 40

/** Relit les lignes répétées d'un envoi : « partie-0-titre », « partie-0-intervenant-1-nom », « document-2-url »… */
export function lireLignes(saisie: Saisie): FormulaireDeSeance {
  const texte = (nom: string) => String(saisie[nom] ?? '')
  const rangs = (prefixe: string, champ: string) => rangsPresents(saisie, prefixe, champ)
  return {
    saisie,
    programme: rangs('partie', 'titre').map((p) => ({
      titre: texte(`partie-${p}-titre`),
      duree: texte(`partie-${p}-duree`),
      resume: texte(`partie-${p}-resume`),
      intervenants: rangs(`partie-${p}-intervenant`, 'nom').map((i) => ({
        nom: texte(`partie-${p}-intervenant-${i}-nom`),
        fonction: texte(`partie-${p}-intervenant-${i}-fonction`),
        structure: texte(`partie-${p}-intervenant-${i}-structure`),
      })),
    })),
    documents: rangs('document', 'titre').map((d) => ({
      titre: texte(`document-${d}-titre`),
      url: texte(`document-${d}-url`),
      cle: texte(`document-${d}-cle`),
    })),
  }
}

function rangsPresents(saisie: Saisie, prefixe: string, champ: string): number[] {
  return Array.from({ length: lignesAuPlus }, (_, rang) => rang).filter((rang) => saisie[`${prefixe}-${rang}-${champ}`] !== undefined)
}

export const intervenantVide = (): IntervenantSaisi => ({ nom: '', fonction: '', structure: '' })
export const partieVide = (): PartieSaisie => ({ titre: '', duree: '', resume: '', intervenants: [intervenantVide()] })

type Noms = {
  acteur: (id: number) => string
  ressource: (id: number) => string
  cle: (fichierId: number) => string
  territoire: string
  cycle: string
}

/** Le formulaire d'une séance à faire. */
export function formulaireVide(): FormulaireDeSeance {
  const saisie = { genre: 'webinaire', duree: '60', inscriptions_ouvertes: '1', questions_ouvertes: '1' }
  return { saisie, programme: [partieVide()], documents: [] }
}

/** Le formulaire d'une séance déjà écrite. `date` faux : comme modèle, sans sa date ni ce qu'on en a retenu. */
export function remplirFormulaire(seance: Seance, noms: Noms, { date = true } = {}): FormulaireDeSeance {
  const debut = aParis(seance.debut)
  const oui = (vrai: boolean) => (vrai ? '1' : '')
  return {
    saisie: {
      ...{ titre: seance.titre, genre: seance.genre, cycle: noms.cycle, question: seance.question, resume: seance.resume },
      jour: date ? (debut.toISODate() ?? '') : '',
      heure: date && seance.heureConnue ? debut.toFormat('HH:mm') : '',
      duree: String(seance.dureeMinutes),
      ...{ lieu: seance.lieu, territoire: noms.territoire, lien_direct: date ? (seance.lienDirect ?? '') : '' },
      termes: seance.termeIds.map(String),
      inscriptions_ouvertes: oui(seance.inscriptionsOuvertes),
      questions_ouvertes: oui(seance.questionsOuvertes),
      ...{ description: seance.description, a_retenir: date ? seance.aRetenir : '', source: date ? seance.source : '' },
      contributions: seance.contributionIds.map(noms.acteur).filter(Boolean).join('\n'),
      partenaires: seance.partenaireIds.map(noms.acteur).filter(Boolean).join('\n'),
      ressources: date ? seance.ressourceIds.map(noms.ressource).filter(Boolean).join('\n') : '',
    },
    programme: seance.programme.map(({ titre, resume, dureeMinutes, interventions }) => ({
      ...{ titre, resume, duree: dureeMinutes === null ? '' : String(dureeMinutes) },
      intervenants: interventions.map(({ nom, fonction, structure }) => ({ nom, fonction, structure })),
    })),
    documents: date
      ? seance.documents.map(({ titre, url, fichierId }) => ({ titre, url: url ?? '', cle: fichierId === null ? '' : noms.cle(fichierId) }))
      : [],
  }
}
