import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import type { Erreurs } from '#socle/formulaire.ts'
import type { IntervenantSaisi, PartieSaisie } from './saisie-de-seance.ts'

/** Le programme : une partie par encadré, une personne par ligne. */
export function ProgrammeSaisi({ programme, erreurs }: { programme: PartieSaisie[]; erreurs: Erreurs }) {
  return (
    <fieldset class="animation-partie" id="programme">
      <legend>Programme</legend>
      {programme.map((partie, rang) => (
        <UnePartie key={rang} partie={partie} rang={rang} derniere={rang === programme.length - 1} erreurs={erreurs} />
      ))}
      <Geste valeur="ajouter-partie">Ajouter une partie</Geste>
    </fieldset>
  )
}

type PropsPartie = { partie: PartieSaisie; rang: number; derniere: boolean; erreurs: Erreurs }

function UnePartie({ partie, rang, derniere, erreurs }: PropsPartie) {
  const nom = `partie-${rang}`
  return (
    <fieldset class="animation-encadre">
      <legend>Partie {rang + 1}</legend>
      <div class="animation-titre-et-duree">
        <Champ nom={`${nom}-titre`} libelle="Titre de la partie" max={300} valeur={partie.titre} erreur={erreurs[`${nom}-titre`]} />
        <Champ nom={`${nom}-duree`} libelle="Minutes" type="number" valeur={partie.duree} erreur={erreurs[`${nom}-duree`]} />
      </div>
      <Champ nom={`${nom}-resume`} libelle="Ce qui s'y dit" type="textarea" lignes={2} valeur={partie.resume} />
      {partie.intervenants.map((qui, place) => (
        <UnePersonne key={place} qui={qui} partie={rang} place={place} />
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

function UnePersonne({ qui, partie, place }: { qui: IntervenantSaisi; partie: number; place: number }) {
  const nom = `partie-${partie}-intervenant-${place}`
  const champs = [
    { cle: 'nom', libelle: `Personne ${place + 1}`, valeur: qui.nom },
    { cle: 'fonction', libelle: 'Fonction', valeur: qui.fonction },
    { cle: 'structure', libelle: 'Structure', valeur: qui.structure },
  ]
  return (
    <div class="animation-ligne animation-personne">
      {champs.map(({ cle, libelle, valeur }) => (
        <Champ key={cle} nom={`${nom}-${cle}`} libelle={libelle} valeur={valeur} max={200} autocomplete="off" />
      ))}
      <Geste valeur={`retirer-intervenant-${partie}-${place}`} precision={` la personne ${place + 1} de la partie ${partie + 1}`}>
        Retirer
      </Geste>
    </div>
  )
}

type GesteProps = { valeur: string; precision?: string; children: string }

/** Un bouton qui renvoie la page sans rien enregistrer, ni rien exiger des champs. */
export function Geste({ valeur, precision = '', children }: GesteProps) {
  return (
    <Bouton variante="discret" nom="geste" valeur={valeur} attributs={{ formnovalidate: '' }}>
      {children}
      {precision && <span class="visuellement-cache">{precision}</span>}
    </Bouton>
  )
}
