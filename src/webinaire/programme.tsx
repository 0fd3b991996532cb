import { sourceActeur } from '#acteur/acteur.source.ts'
import { controleDe } from '#champ/Controles.tsx'
import type { Champ, EtatDeSaisie, SaisieDe } from '#champ/champ.ts'
import { lignes } from '#champ/lignes.tsx'
import { entierEntre } from '#champ/nombres.ts'
import { tenu } from '#champ/simples.tsx'
import { prose, texte } from '#champ/texte.tsx'
import type { Db } from '#socle/db.ts'
import { Geste, lignesAuPlus, lignesSaisies } from './gestes-de-lignes.tsx'

const titreRequis = 'Donnez un titre à cette partie, 300 caractères au plus.'
const mot = (libelle: string) => texte({ libelle, max: 200, bornee: true, autocomplete: 'off' })

/** Qui parle, en quelle qualité, pour quelle structure. */
const champsDIntervention = {
  nom: mot('Personne'),
  fonction: mot('Fonction'),
  structure: mot('Structure'),
  /** La fiche de la structure dans l'annuaire : voir relier. */
  acteurId: {
    ...tenu<number | null>(null, (brut) => (typeof brut === 'number' ? brut : null)),
    cite: (id: number | null) => (id === null ? [] : [{ source: sourceActeur, id }]),
    sansDisparus: (id: number | null, noms: Parameters<Champ<number>['sansDisparus']>[1]) =>
      id !== null && noms.de(sourceActeur, id) ? id : null,
  },
}
export type Intervention = SaisieDe<typeof champsDIntervention>

const champsDePartie = {
  titre: texte({
    libelle: 'Titre de la partie',
    max: 300,
    bornee: true,
    min: { signes: 1, phrase: titreRequis },
    tropLong: titreRequis,
  }),
  dureeMinutes: entierEntre({
    libelle: 'Minutes',
    nom: 'duree',
    min: 1,
    max: 1440,
    phrase: 'Donnez la durée de cette partie en minutes, de 1 à 1 440.',
  }),
  /** Markdown. */
  resume: prose({ libelle: "Ce qui s'y dit", lignes: 2, max: 20_000 }),
  interventions: {
    ...lignes<Intervention>({ libelle: 'Personnes', une: 'Personne', entre: '-', max: lignesAuPlus, champs: champsDIntervention }),
    nom: 'intervenant',
  },
}
export type Partie = SaisieDe<typeof champsDePartie>

/** Le programme d'une séance, ses parties dans l'ordre, et qui y parle. Une structure se relie à la fiche qui porte son nom. */
export const programme: Champ<Partie[]> = {
  ...lignes<Partie>({ libelle: 'Programme', une: 'Partie', entre: '-', max: lignesAuPlus, champs: champsDePartie, completer: relier }),
  nom: 'partie',
  Controle: ProgrammeSaisi,
  dire: (parties) => [
    [
      'Programme',
      parties.flatMap(({ titre, dureeMinutes, resume, interventions }) => [
        dureeMinutes === null ? titre : `${titre} (${dureeMinutes} min)`,
        ...(resume === '' ? [] : resume.split('\n')),
        ...interventions.map(({ nom, fonction, structure }) => `• ${[nom, fonction, structure].filter(Boolean).join(', ')}`),
      ]),
    ],
  ],
}

async function relier(lues: Partie[], db: Db): Promise<Partie[]> {
  const structures = new Set(lues.flatMap(({ interventions }) => interventions.flatMap(({ structure }) => structure || [])))
  const lignes = [...structures].map((texte) => ({ texte, slug: undefined }))
  const fiches = lignes.length === 0 ? [] : await sourceActeur.chercher(db, { lignes, portes: [] })
  const ficheDe = (structure: string) => fiches.find(({ ligne }) => ligne === structure)?.id ?? null
  return lues.map((partie) => ({
    ...partie,
    interventions: partie.interventions.map((qui) => ({ ...qui, acteurId: ficheDe(qui.structure) })),
  }))
}

/** Une partie par encadré, une personne par ligne. */
function ProgrammeSaisi({ saisie, ...etat }: EtatDeSaisie) {
  const saisies = lignesSaisies(saisie, 'partie')
  return (
    <fieldset class="animation-partie" id="programme">
      <legend>Programme</legend>
      {saisies.map((partie, rang) => (
        <UnePartie
          key={rang}
          rang={rang}
          personnes={lignesSaisies(partie, 'intervenant').length}
          derniere={rang === saisies.length - 1}
          etat={{ saisie, ...etat }}
        />
      ))}
      <Geste valeur="ajouter-partie">Ajouter une partie</Geste>
    </fieldset>
  )
}

function UnePartie({ rang, personnes, derniere, etat }: { rang: number; personnes: number; derniere: boolean; etat: EtatDeSaisie }) {
  const Champ = controleDe<Partie>({ champs: champsDePartie, sous: `partie-${rang}-`, ...etat })
  return (
    <fieldset class="animation-encadre">
      <legend>Partie {rang + 1}</legend>
      <div class="animation-titre-et-duree">
        <Champ de="titre" />
        <Champ de="dureeMinutes" />
      </div>
      <Champ de="resume" />
      {Array.from({ length: personnes }, (_, place) => (
        <UnePersonne key={place} partie={rang} place={place} etat={etat} />
      ))}
      <p class="actions">
        <Geste valeur={`ajouter-intervenant-${rang}`} precision={` à la partie ${rang + 1}`}>
          Ajouter une personne
        </Geste>
        {rang > 0 && (
          <Geste valeur={`monter-partie-${rang}`} precision={` ${rang + 1}`}>
            Monter la partie
          </Geste>
        )}
        {!derniere && (
          <Geste valeur={`descendre-partie-${rang}`} precision={` ${rang + 1}`}>
            Descendre la partie
          </Geste>
        )}
        <Geste valeur={`retirer-partie-${rang}`} precision={` ${rang + 1}`}>
          Retirer la partie
        </Geste>
      </p>
    </fieldset>
  )
}

function UnePersonne({ partie, place, etat }: { partie: number; place: number; etat: EtatDeSaisie }) {
  const champs = { ...champsDIntervention, nom: mot(`Personne ${place + 1}`) }
  const Champ = controleDe<Intervention>({ champs, sous: `partie-${partie}-intervenant-${place}-`, ...etat })
  return (
    <div class="animation-ligne animation-personne">
      <Champ de="nom" />
      <Champ de="fonction" />
      <Champ de="structure" />
      <Geste valeur={`retirer-intervenant-${partie}-${place}`} precision={` la personne ${place + 1} de la partie ${partie + 1}`}>
        Retirer
      </Geste>
    </div>
  )
}
