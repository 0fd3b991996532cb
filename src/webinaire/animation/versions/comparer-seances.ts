import { dureeEnMots } from '#interface/duree.ts'
import { comparerAPart } from '#socle/comparer-a-part.ts'
import type { Difference } from '#socle/differer.ts'
import { dateEnMots } from '#webinaire/dates-de-seance.ts'
import { libelleDeLEtat, type SaisieDeSeance } from '#webinaire/seance.ts'
import type { Noms } from './nommer.ts'
import type { VersionDeSeance } from './version.ts'

/** Les champs qui diffèrent entre deux contenus, en toutes lettres ; les textes ligne par ligne. */
export function comparerSaisies(avant: SaisieDeSeance, apres: SaisieDeSeance, noms: Noms): Promise<Difference[]> {
  return comparerAPart(champs(avant, noms), champs(apres, noms))
}

/** De même entre deux versions, avec leur état et leur enregistrement. */
export function comparerVersions(avant: VersionDeSeance, apres: VersionDeSeance, noms: Noms): Promise<Difference[]> {
  const tout = ({ saisie, suivi }: VersionDeSeance) => new Map([...champsDuSuivi(suivi), ...champs(saisie, noms)])
  return comparerAPart(tout(avant), tout(apres))
}

const ligne = (texte: string | null) => (texte ? [texte] : [])
const lignes = (texte: string) => (texte === '' ? [] : texte.split('\n'))

function champsDuSuivi({ etat, motifAnnulation, videoId, videoUrl, transcriptionId }: VersionDeSeance['suivi']): [string, string[]][] {
  return [
    ['État', [libelleDeLEtat[etat], ...ligne(motifAnnulation)]],
    [
      'Vidéo',
      [
        videoId === null ? '' : `Vidéo déposée (${videoId})`,
        videoUrl ?? '',
        transcriptionId === null ? '' : `Sous-titres (${transcriptionId})`,
      ].filter(Boolean),
    ],
  ]
}

function champs(s: SaisieDeSeance, noms: Noms): Map<string, string[]> {
  const termes = (liste: string) =>
    s.termeIds.flatMap((id) => {
      const terme = noms.referentiel.parId(id)
      return terme?.liste === liste ? [terme.libelle] : []
    })
  const nommes = (connus: Map<number, string>, ids: (number | null)[]) =>
    ids.flatMap((id) => (id === null ? [] : [connus.get(id) ?? 'Disparu depuis']))
  return new Map([
    ['Titre', [s.titre]],
    ['Question', ligne(s.question)],
    ['Résumé', ligne(s.resume)],
    ['Genre', [s.genre === 'rencontre' ? 'Rencontre annuelle' : 'Webinaire']],
    ['Cycle', nommes(noms.cycles, [s.cycleId])],
    ['Quand', [dateEnMots(s)]],
    ['Durée', [dureeEnMots(s.dureeMinutes)]],
    ['Lieu', ligne(s.lieu)],
    ['Territoire', nommes(noms.lieux, [s.territoireId])],
    ['Lien de connexion', ligne(s.lienDirect)],
    ['Inscriptions', [s.inscriptionsOuvertes ? 'Ouvertes' : 'Fermées']],
    ['Questions', [s.questionsOuvertes ? 'Ouvertes' : 'Fermées']],
    ['Thématiques', termes('thematique')],
    ['Pratiques', termes('pratique')],
    ['Pour qui', termes('profil')],
    ['Programme', s.programme.flatMap(lignesDUnePartie)],
    ['Organisations qui contribuent', nommes(noms.acteurs, s.contributionIds)],
    ['Partenaires', nommes(noms.acteurs, s.partenaireIds)],
    ['Documents', s.documents.map(({ titre, fichierId, url }) => `${titre} : ${url ?? nommes(noms.fichiers, [fichierId]).join('')}`)],
    ['Présentation', lignes(s.description)],
    ['À retenir', lignes(s.aRetenir)],
    ['Ressources', nommes(noms.ressources, s.ressourceIds)],
    ['Source', ligne(s.source)],
  ])
}

function lignesDUnePartie({ titre, dureeMinutes, resume, interventions }: SaisieDeSeance['programme'][number]): string[] {
  return [
    dureeMinutes === null ? titre : `${titre} (${dureeMinutes} min)`,
    ...lignes(resume),
    ...interventions.map(({ nom, fonction, structure }) => `• ${[nom, fonction, structure].filter(Boolean).join(', ')}`),
  ]
}
