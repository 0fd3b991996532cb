import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import { tableauActeurs } from './acteur.tableau.ts'

type Props = { erreur?: string; texte?: string; mode?: string }

/** Envoyer un tableau d'acteurs : un fichier, ou des lignes collées depuis un tableur. */
export function NouvelImportPage({ erreur, texte = '', mode = 'essayer' }: Props) {
  return (
    <div class="import">
      <FilAriane
        etapes={[{ libelle: 'Acteurs', href: '/acteurs' }, { libelle: 'Imports', href: '/acteurs/imports' }, { libelle: 'Nouvel import' }]}
      />
      <h1>Importer des acteurs</h1>
      <p class="chapo">
        Un tableau au format CSV, une organisation par ligne. Les fiches déjà connues sont mises à jour, jamais doublées ; importer deux
        fois le même fichier ne change rien.
      </p>
      <ResumeErreurs erreurs={erreur ? { fichier: erreur } : undefined} />
      <form method="post" action="/acteurs/imports" enctype="multipart/form-data" class="import-formulaire">
        <div class="champ">
          <label for="champ-fichier">Le fichier</label>
          <p class="champ-aide" id="aide-fichier">
            CSV jusqu'à 20 Mo. L'encodage et le séparateur sont reconnus. Depuis Excel ou LibreOffice : « Enregistrer sous », puis CSV.
          </p>
          <input
            class="saisie"
            type="file"
            id="champ-fichier"
            name="fichier"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            aria-describedby={erreur ? 'aide-fichier erreur-fichier' : 'aide-fichier'}
            aria-invalid={erreur ? 'true' : undefined}
          />
          {erreur && (
            <p class="champ-erreur" id="erreur-fichier">
              {erreur}
            </p>
          )}
        </div>
        <Champ
          nom="texte"
          libelle="Ou un tableau collé"
          type="textarea"
          lignes={6}
          valeur={texte}
          aide="Copiez les cellules dans votre tableur, première ligne comprise, et collez-les ici."
        />
        <Champ
          nom="mode"
          libelle="Que faire ?"
          type="radios"
          valeur={mode}
          options={[
            {
              valeur: 'essayer',
              libelle: 'Essayer à blanc',
              aide: 'Rien n’est écrit : vous lisez ce qui se passerait, puis vous décidez.',
            },
            { valeur: 'importer', libelle: 'Importer tout de suite', aide: 'Les fiches nouvelles sont publiées.' },
          ]}
        />
        <Bouton>Envoyer le tableau</Bouton>
      </form>
      <AideAuxColonnes />
    </div>
  )
}

function AideAuxColonnes() {
  return (
    <section aria-labelledby="colonnes">
      <h2 id="colonnes">Ce qui est reconnu</h2>
      <p>
        Deux schémas : le fichier d'échange de Catalyse (celui que donne « Emporter ces fiches » dans l'annuaire), et le schéma national des
        lieux de médiation numérique. Pour le premier, <strong>nom</strong> et <strong>profil</strong> suffisent à créer une fiche. Une
        colonne absente laisse les fiches comme elles sont ; une cellule vide efface.
      </p>
      <details>
        <summary>Les colonnes du fichier d'échange</summary>
        <p>
          <code>{tableauActeurs.colonnes.join(', ')}</code>. Plusieurs valeurs se séparent par <code>|</code> ; un territoire s'écrit{' '}
          <code>epci:246300701</code> ; la commune est un code Insee, ou un nom dans <code>commune_nom</code>.
        </p>
      </details>
    </section>
  )
}
