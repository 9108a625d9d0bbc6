/** Leave empty fields out of the address that a form asks for. */
export function keepAddressesShort(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>("form[method=get]")) {
    form.addEventListener("formdata", (event) => {
      for (const name of new Set(event.formData.keys())) {
        const given = event.formData.getAll(name).filter((value) => value !== "");
        event.formData.delete(name);
        for (const value of new Set(given)) event.formData.append(name, value);
      }
    });
  }
}
