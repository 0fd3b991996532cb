/** Le champ que seul un robot remplit : caché à l'écran et aux lecteurs d'écran, hors du parcours au clavier. */
export function Piege() {
  return (
    <div class="fiche-piege" aria-hidden="true">
      <label for="adresse_bis">Laissez ce champ vide</label>
      <input type="text" id="adresse_bis" name="adresse_bis" tabIndex={-1} autocomplete="off" />
    </div>
  )
}
