import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import { moMax, type Refuse } from './recevoir-import.ts'
import { tableauRessources } from './ressource.tableau.ts'

/** Envoyer un export WordPress, ou un tableau de ressources. */
export function NouvelImportPage({ erreur, texte = '', mode = 'essayer', nouvelles = 'brouillon' }: Partial<Refuse>) {
  return (
    <div class="import">
      <FilAriane
        etapes={[
          { libelle: 'Ressources', href: '/ressources' },
          { libelle: 'Imports', href: '/ressources/imports' },
          { libelle: 'Nouvel import' },
        ]}
      />
      <h1>Importer des ressources</h1>
      <p class="chapo">
        Un site WordPress entier, ou un tableau. Ce qui est déjà ici est reconnu, jamais doublé ; ce que quelqu'un a modifié ici n'est pas
        écrasé.
      </p>
      <ResumeErreurs erreurs={erreur ? { fichier: erreur } : undefined} />
      <form method="post" action="/ressources/imports" enctype="multipart/form-data" class="import-formulaire">
        <div class="champ">
          <label for="champ-fichier">Le fichier</label>
          <p class="champ-aide" id="aide-fichier">
            Un export WordPress (.xml) jusqu'à {moMax} Mo, ou un tableau CSV ou JSON jusqu'à 20 Mo. Ce que c'est se reconnaît tout seul.
          </p>
          <input
            class="saisie"
            type="file"
            id="champ-fichier"
            name="fichier"
            accept=".xml,.csv,.tsv,.txt,.json,text/xml,text/csv,application/json"
            aria-describedby={erreur ? 'aide-fichier erreur-fichier' : 'aide-fichier'}
            aria-invalid={erreur ? 'true' : undefined}
          />
          {erreur && (
            <p class="champ-erreur" id="erreur-fichier">
              {erreur}
            </p>
          )}
        </div>
        <fieldset class="import-tableau">
          <legend>Pour un tableau seulement</legend>
          <Champ
            nom="texte"
            libelle="Ou un tableau collé"
            type="textarea"
            lignes={4}
            valeur={texte}
            aide="Copiez les cellules dans votre tableur, première ligne comprise, et collez-les ici."
          />
          <Champ
            nom="mode"
            libelle="Que faire ?"
            type="radios"
            valeur={mode}
            options={[
              { valeur: 'essayer', libelle: 'Essayer à blanc', aide: "Rien n'est écrit : vous lisez ce qui se passerait." },
              { valeur: 'importer', libelle: 'Importer tout de suite' },
            ]}
          />
          <Champ
            nom="nouvelles"
            libelle="Les ressources nouvelles"
            type="radios"
            valeur={nouvelles}
            options={[
              { valeur: 'brouillon', libelle: 'Arrivent en brouillon', aide: 'Vous les relisez, puis les publiez ensemble.' },
              { valeur: 'publiee', libelle: 'Sont publiées tout de suite' },
            ]}
          />
        </fieldset>
        <Bouton>Envoyer le fichier</Bouton>
      </form>
      <Aide />
    </div>
  )
}

function Aide() {
  return (
    <section aria-labelledby="aide">
      <h2 id="aide">Comment faire</h2>
      <h3>Depuis WordPress</h3>
      <p>
        Dans l'administration du site : <strong>Outils</strong>, <strong>Exporter</strong>, <strong>Tout le contenu</strong>, puis «
        Télécharger le fichier d'exportation ». Après l'envoi, vous direz ce que devient chaque catégorie, vous lirez un essai à blanc, et
        rien ne sera public avant votre relecture. Les contenus privés ou protégés par un mot de passe ne sont jamais repris.
      </p>
      <h3>Depuis un tableau</h3>
      <p>
        <strong>titre</strong> et <strong>type</strong> suffisent à créer une ressource. Une colonne absente laisse les ressources comme
        elles sont ; une cellule vide efface. Le modèle est l'export : <a href="/ressources.csv">ressources.csv</a>.
      </p>
      <details>
        <summary>Les colonnes du fichier d'échange</summary>
        <p>
          <code>{tableauRessources.colonnes.join(', ')}</code>. Plusieurs valeurs se séparent par <code>|</code>, des auteurs par{' '}
          <code>;</code> ; un territoire s'écrit <code>commune:63113</code>.
        </p>
      </details>
    </section>
  )
}
